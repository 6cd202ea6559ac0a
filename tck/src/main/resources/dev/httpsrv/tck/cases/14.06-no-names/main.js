msys.httpsrv.register("GET", "/", (session) => {
  const texts = [
    String(session), String(session.request_url_get()), String(session.request_url_get),
    String(msys.kit.get), String(msys.kit), String(print), String(session.getClass),
    String(session.class), String(session.constructor),
  ];
  for (let i = 0; i < texts.length; i++) {
    if (/java|httpsrv|exchange|polyglot|graal|mozilla|@/i.test(texts[i])) {
      session.response_append(texts[i] + "\n");
    }
  }
  session.response_append("nothing of Java");
});
