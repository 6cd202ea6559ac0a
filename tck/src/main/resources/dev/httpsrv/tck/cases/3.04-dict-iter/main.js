msys.httpsrv.register("GET", "/", (session) => {
  const attrs = session.request_url_get().attrs;
  const steps = [];
  const iter = msys.core.dict_iter2(attrs);
  let [rc, key, value] = msys.core.dict_next(attrs, iter);
  while (rc !== 0) {
    steps.push(`${rc} ${key}=${value}`);
    [rc, key, value] = msys.core.dict_next(attrs, iter);
  }
  msys.core.dict_iter2_free(attrs, iter);
  steps.push(String(rc));
  session.response_append(steps.join(", "));
});
