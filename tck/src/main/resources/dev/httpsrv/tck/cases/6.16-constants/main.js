msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  session.response_append(
    [
      shop.NAME,
      String(shop.SHELVES),
      String(shop.TAX),
      shop.OPEN === true ? "open" : "closed",
      `${shop.ITEMS[0]} ${shop.ITEMS[1]}`,
      `${shop.FLOORS[0]} ${shop.FLOORS[1]}`,
    ].join(", ") + "\n",
  );
  session.response_append(String(msys.httpsrv.DONE !== msys.httpsrv.ASYNC));
});
