const shared = { count: 0 };

function answer(session) {
  const found = session.service_ctx_get();
  if (found === shared) {
    shared.count += 1;
    session.response_append("the same, " + shared.count);
  } else if (typeof found === "function") {
    session.response_append(found());
  } else {
    session.response_append(String(found ?? "nothing"));
  }
}

msys.httpsrv.register("GET", "/table", answer, shared);
msys.httpsrv.register("GET", "/table-too", answer, shared);
msys.httpsrv.register("GET", "/text", answer, "text ä");
msys.httpsrv.register("GET", "/number", answer, 7);
msys.httpsrv.register("GET", "/false", answer, false);
msys.httpsrv.register("GET", "/function", answer, () => "called");
msys.httpsrv.register("GET", "/none", answer);
msys.httpsrv.register("GET", "/nothing", answer, null);
