const later = async (text) => text;

msys.httpsrv.register("GET", "/raises", async (session) => {
  session.response_append(await later("not this"));
  throw new Error("raised later");
});
msys.httpsrv.register("GET", "/", async (session) => {
  session.response_append("before, ");
  session.response_append(await later("after"));
});
