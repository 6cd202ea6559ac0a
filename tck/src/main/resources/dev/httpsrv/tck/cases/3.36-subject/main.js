msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(session.request_subject_cn_get() ?? "nothing");
});
