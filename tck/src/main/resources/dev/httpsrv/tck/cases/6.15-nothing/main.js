msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const apple = shop.find("apple");
  session.response_append(shop.buy(apple, null) + "\n");
  session.response_append(shop.buy(apple) + "\n");
  session.response_append(shop.shout("loud", "louder", 3) + "\n");
  session.response_append(String(shop.nothing() === undefined));
});
