const later = async (value) => value;

msys.registerModule("shop", {
  rsrc_setup: async () => {
    const text = await later("set up");
    msys.httpsrv.register("GET", "/set-up", (session) => session.response_append(text));
    return true;
  },
});
msys.registerControl("count", async (cc) => {
  print(await later(cc.argc - 1));
});
msys.registerControl("fail", async (cc) => {
  await later();
  throw new Error("no luck"); // HERE
});
msys.registerControl("resume", async (cc) => {
  const waiting = msys.httpsrv.session_find(await later(msys.kit.get("event")));
  waiting.response_append("resumed");
  waiting.session_resume(1);
});
msys.httpsrv.register("GET", "/wait", async (session) => {
  session.session_suspend();
  msys.kit.put("event", session.request_event_get());
  msys.kit.record(await later("suspended"));
  return msys.httpsrv.ASYNC;
});
