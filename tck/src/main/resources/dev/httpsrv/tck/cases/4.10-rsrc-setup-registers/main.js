msys.registerModule("hello", {
  rsrc_setup() {
    msys.httpsrv.register("GET", "/hello", (session) => session.response_append("hello"));
    msys.registerControl("hello", (cc) => print("hello"));
    return true;
  },
});
