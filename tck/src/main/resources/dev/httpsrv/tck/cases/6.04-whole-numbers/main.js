msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const show = (value) => session.response_append(`${value}\n`);
  show(shop.int_seen(2147483647));
  show(shop.int_seen(-2147483648));
  show(shop.int_seen(3.0));
  show(shop.long_seen(9007199254740991));
  show(shop.long_seen(-9007199254740991));
  show(shop.next(9007199254740990) === 9007199254740991);
  show(shop.next(2147483647) === 2147483648);
  for (let call of [
    () => shop.int_seen(2147483648),
    () => shop.int_seen(0.5),
    () => shop.long_seen(Infinity),
    () => shop.long_seen("one"),
  ]) {
    try {
      call();
    } catch (e) {
      show(e.message);
    }
  }
});
