msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(
    [
      msys.shop.shout("grüsse"),
      String(msys.shop.letters("ä€😀")),
      String(msys.shop.letters("")),
      msys.shop.shout(7),
      msys.shop.motto(),
      msys.extended.shop.shout("half"),
    ].join("\n"),
  );
});
