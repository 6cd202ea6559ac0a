msys.httpsrv.register("GET", "/", (session) => {
  session.session_suspend();
  session.response_append(session.session_resume(1) + " ");
  session.response_append(String(session.session_resume(1)));
  return msys.httpsrv.ASYNC;
});
