msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  session.response_append(
    [
      shop.number_seen(0.1),
      shop.number_seen(3),
      String(shop.half(5) === 2.5),
      String(shop.half(6) === 3),
      shop.number_seen(Infinity),
    ].join("\n"),
  );
});
