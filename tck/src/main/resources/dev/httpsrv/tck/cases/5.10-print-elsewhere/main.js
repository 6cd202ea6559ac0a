print("while loading", 1);

msys.httpsrv.register("GET", "/", (session) => {
  print("in a handler", 2);
  session.response_append("printed");
});
msys.registerControl("quiet", (cc) => {});
