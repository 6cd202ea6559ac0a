msys.httpsrv.register("GET", "/", (session) => {
  const items = msys.shop.items();
  const all = [];
  for (let item of items) {
    all.push(item);
  }
  session.response_append(`${items.length} ${items[0]} ${items[1]}\n`);
  session.response_append(all.join(" ") + "\n");
  session.response_append(msys.shop.rows()[1].item);
});
