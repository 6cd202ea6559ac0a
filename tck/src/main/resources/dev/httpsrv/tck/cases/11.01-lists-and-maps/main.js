msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const apple = {
    name: "apple",
    price: 3,
    open: true,
    tags: ["red", "sweet"],
    stock: [{ shelf: 1, left: false }, { shelf: 2, left: true }],
  };
  session.response_append(shop.describe_data(apple) + "\n");
  const same = shop.same_data(apple);
  session.response_append([
    same.name, same.open, same.price, same.stock.length, same.stock[1].left,
    same.tags[0], same.tags.length,
  ].join(" ") + "\n");
  const [lists, maps] = [[[], [[7]]], { a: { b: { c: 7 } } }];
  session.response_append(shop.describe_data(lists) + " " + shop.describe_data(maps) + "\n");
  session.response_append(`${shop.same_data(lists)[1][0][0]} ${shop.same_data(maps).a.b.c}\n`);
  same.tags[0] = "green";
  session.response_append(apple.tags[0]);
});
