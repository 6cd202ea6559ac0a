msys.httpsrv.register("GET", "/", (session) => {
  const url = session.request_url_get();
  const user = url.userinfo == null ? "nobody" : `${url.userinfo.user} ${url.userinfo.pass}`;
  session.response_append(
    [
      url.url,
      url.scheme,
      user,
      url.host,
      String(url.port),
      url.path,
      url.raw_query ?? "nothing",
      url.query ?? "nothing",
      url.fragment ?? "nothing",
    ].join("\n"),
  );
});
