const mod = {
  note: "set by nobody",
  init() {
    this.note = "set by init";
    return this === mod;
  },
  rsrc_setup() {
    const text = `${this.note}, read by rsrc_setup`;
    msys.httpsrv.register("GET", "/", (session) => session.response_append(text));
    return true;
  },
};

msys.registerModule("self", mod);
