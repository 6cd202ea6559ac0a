// curl http://127.0.0.1:2081/js
msys.httpsrv.register("GET", "/js", (session) => {
  const { attrs } = session.request_url_get();
  session.response_status_set_std(200, `Hello from JavaScript, ${attrs.name ?? "world"}!\n`, "text/plain");
});
