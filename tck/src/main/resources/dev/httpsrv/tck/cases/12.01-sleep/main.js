msys.httpsrv.register("GET", "/sleep", (session) => {
  const query = session.request_url_get().raw_query;
  session.response_append(`${query} begins, `);
  const goOn = () => session.response_append(`${query} goes on`);
  const rested = msys.sleep(0.001);
  if (rested && rested.then) {
    return rested.then(() => msys.sleep(0)).then(goOn);
  }
  goOn();
});
msys.registerControl("doze", (cc) => {
  const rested = msys.sleep(0.001);
  if (rested && rested.then) {
    return rested.then(() => print("rested"));
  }
  print("rested");
});
