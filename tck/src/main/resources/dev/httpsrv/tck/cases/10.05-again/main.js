let last;

msys.httpsrv.register("GET", "/wait", (session) => {
  const event = session.request_event_get();
  let state = session.ctx_get();
  const same = state == null || (state === last && state.event === event);
  if (state == null) {
    state = { runs: 0, event };
    session.ctx_set(state);
    last = state;
  }
  state.runs++;
  session.response_append(`run ${state.runs}, `);
  if (state.runs === 3) {
    session.response_append(same ? "the same table and event" : "others");
    return msys.httpsrv.DONE;
  }
  session.session_suspend();
  msys.kit.put("event", event);
  msys.kit.record("suspended, run " + state.runs);
  return msys.httpsrv.ASYNC;
});
msys.httpsrv.register("GET", "/resume", (session) => {
  const waiting = msys.httpsrv.session_find(msys.kit.get("event"));
  session.response_append(String(waiting.session_resume(0)));
});
