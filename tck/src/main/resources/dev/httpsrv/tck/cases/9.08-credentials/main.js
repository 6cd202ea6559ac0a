msys.httpsrv.register("GET", "/", (session) => {
  const found = session.request_credentials_get();
  session.response_append(found ? found.join("|") : "nothing");
});
