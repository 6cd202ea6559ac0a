const mod = { note: "not a function", setup: () => true, other: () => true };

msys.registerModule("shop", mod); // HERE
