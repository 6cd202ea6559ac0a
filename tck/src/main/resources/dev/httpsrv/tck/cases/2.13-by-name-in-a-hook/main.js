msys.registerModule("by-name", {
  rsrc_setup() {
    msys.httpsrv.register("GET", "/", "hello");
    msys.registerControl("greet", "greet");
    return true;
  },
});

function hello(session) {
  session.response_append("hello");
}

function greet(cc) {
  print("hello");
}
