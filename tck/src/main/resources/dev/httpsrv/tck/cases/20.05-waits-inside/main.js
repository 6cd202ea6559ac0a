function* steps(session, name) {
  for (let i = 1; i <= 3; i++) {
    yield msys.sleep(0.001);
    session.response_append(`${name}${i};`);
  }
}
msys.httpsrv.register("GET", "/steps", (session) => {
  const all = steps(session, session.request_url_get().raw_query);
  const next = () => {
    const { done, value } = all.next();
    if (!done) {
      return value && value.then ? value.then(next) : next();
    }
  };
  return next();
});
