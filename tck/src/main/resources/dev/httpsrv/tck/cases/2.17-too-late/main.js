msys.httpsrv.register("GET", "/register", (session) => {
  try {
    msys.httpsrv.register("GET", "/late", (session) => {});
  } catch (e) {
    session.response_append(e.message);
  }
});
