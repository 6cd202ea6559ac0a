msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const f = () => {};
  for (let call of [
    () => shop.describe_data(f),
    () => shop.describe_data({ items: [{ price: f }] }),
    () => shop.describe_data({ items: [7, session] }),
    () => shop.describe_data({ "a/b~c": f }),
    () => shop.describe_all("title", 1, [shop.find("apple")]),
    () => session.response_json({ handler: f }),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
  session.response_append("end");
});
