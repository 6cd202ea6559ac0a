const mod = { init: () => true };

msys.registerModule("shop", mod);
msys.registerModule("shop", mod); // HERE
