const mod = { rsrc_setup: () => false };

msys.registerModule("shop", mod); // HERE
