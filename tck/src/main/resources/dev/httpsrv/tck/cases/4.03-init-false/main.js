const mod = { init: () => false };

msys.registerModule("shop", mod); // HERE
