msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const apple = shop.find("apple");
  session.response_append(`${apple.name} ${apple.price} ${apple.price_of(4)}\n`);
  session.response_append(shop.buy(apple) + "\n");
  session.response_append(shop.buy(shop.find("pear"), "ripe") + "\n");
  const plum = shop.find("plum");
  session.response_append((plum === null || plum === undefined ? "nothing" : "something") + "\n");
  try {
    shop.buy("apple");
  } catch (e) {
    session.response_append(e.message);
  }
});
