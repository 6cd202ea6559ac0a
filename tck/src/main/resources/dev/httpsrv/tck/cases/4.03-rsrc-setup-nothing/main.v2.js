const mod = {
  rsrc_setup() {
    msys.httpsrv.register("GET", "/", (session) => {});
  },
};

msys.registerModule("shop", mod); // HERE
