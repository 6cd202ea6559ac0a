msys.httpsrv.register("GET", "/wait", (session) => {
  const name = session.request_url_get().query;
  if (name === "nobody") {
    return;
  }
  msys.kit.meet();
  session.ctx_set("kept");
  session.session_suspend();
  msys.kit.put(name, session.request_event_get());
  msys.kit.record("suspended");
  return msys.httpsrv.ASYNC;
}, "registered");
msys.httpsrv.register("GET", "/look", (session) => {
  const seen = [];
  for (let name of ["one", "two"]) {
    let waiting = msys.httpsrv.session_find(msys.kit.get(name));
    for (let call of [
      () => waiting.ctx_get(),
      () => waiting.service_ctx_get(),
      () => waiting.ctx_set({}) ?? "set",
    ]) {
      try {
        seen.push(call());
      } catch (e) {
        seen.push(e.message);
      }
    }
    waiting.session_resume(1);
  }
  const order = (text) => (text.length > 20 ? "a" : "b") + text;
  seen.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  session.response_append(seen.join("\n"));
});
