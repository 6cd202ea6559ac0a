msys.httpsrv.register("GET", "/", (session) => {
  const attrs = session.request_url_get().attrs;
  const all = Object.entries(attrs).map(([key, value]) => `${key}=${value}`);
  session.response_append(`name: ${attrs.name ?? "nothing"}\n`);
  session.response_append(`missing: ${attrs.missing ?? "nothing"}\n`);
  session.response_append(all.sort().join(" "));
});
