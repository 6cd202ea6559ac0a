msys.httpsrv.register("GET", "/resume", (session) => {
  const waiting = msys.httpsrv.session_find(msys.kit.get("event"));
  session.response_append(waiting.session_resume(0) + ", says v2");
});
