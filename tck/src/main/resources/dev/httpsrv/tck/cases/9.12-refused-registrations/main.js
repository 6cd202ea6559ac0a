function attempt(method, path, handler) {
  try {
    msys.httpsrv.register_auth(method, path, handler);
  } catch (e) {
    return e.message;
  }
}

const guard = (session) => true;

msys.kit.record(attempt("GET", "shop", guard));
msys.kit.record(attempt("G ET", "/shop", guard));
msys.kit.record(attempt("GET", "/shop", 7));
msys.httpsrv.register("GET", "/late", (session) => {
  session.response_append(attempt("GET", "/", guard));
});
