msys.httpsrv.register("GET", "/done", (session) => {
  session.response_append("done");
  return msys.httpsrv.DONE;
});
msys.httpsrv.register("GET", "/nothing", (session) => {
  session.response_append("nothing");
  return;
});
msys.httpsrv.register("GET", "/text", (session) => {
  session.response_append("text");
  return "this is not the body";
});
