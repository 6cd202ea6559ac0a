msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const labels = shop.labels();
  session.response_append(shop.map_seen({ b: "ü", a: 1 }) + "\n");
  session.response_append(shop.map_seen({}) + "\n");
  session.response_append(labels.apple + ", ");
  session.response_append((labels.pear === "" ? "empty" : "full") + ", ");
  session.response_append((labels.plum ?? "nothing") + "\n");
  session.response_append(shop.map_seen(labels) + "\n");
  try {
    shop.map_seen("text");
  } catch (e) {
    session.response_append(e.message);
  }
});
