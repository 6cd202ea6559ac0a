msys.httpsrv.register_auth("GET", "/", (session) => false);
msys.httpsrv.register_auth("HEAD", "/own", (session) => true);
msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.record(session.request_method_get() + " " + session.request_url_get().path);
});
