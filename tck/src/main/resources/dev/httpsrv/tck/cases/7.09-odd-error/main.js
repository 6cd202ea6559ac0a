msys.httpsrv.register("GET", "/raises", (session) => {
  throw { code: 7 };
});
msys.httpsrv.register("GET", "/works", (session) => session.response_append("fine"));
