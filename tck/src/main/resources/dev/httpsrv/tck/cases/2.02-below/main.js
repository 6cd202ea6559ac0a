function path(session) {
  session.response_append(session.request_url_get().path);
}

msys.httpsrv.register("GET", "/foo", path);
msys.httpsrv.register("GET", "/slash/", path);
