const mod = {
  rsrc_setup() {
    throw new Error("no shelves"); // HERE
  },
};

msys.registerModule("shop", mod);
