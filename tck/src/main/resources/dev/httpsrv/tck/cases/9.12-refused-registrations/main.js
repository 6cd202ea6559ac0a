function attempt(...given) {
  try {
    msys.httpsrv.register_auth(...given);
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
