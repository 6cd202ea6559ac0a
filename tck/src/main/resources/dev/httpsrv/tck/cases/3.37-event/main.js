const seen = new Set();

msys.httpsrv.register("GET", "/", (session) => {
  const event = session.request_event_get();
  const same = typeof event === "string" && event === session.request_event_get();
  session.response_append(same ? "the same string, " : "another, ");
  session.response_append(seen.has(event) ? "seen before" : "new");
  seen.add(event);
});
