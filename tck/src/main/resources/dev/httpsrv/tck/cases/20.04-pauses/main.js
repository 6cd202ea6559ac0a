msys.httpsrv.register("GET", "/", (session) => {
  function* item(name) {
    const found = msys.shop.find(name);
    yield found.name;
    session.response_append(`${found.name} at ${session.request_url_get().path}, `);
    yield msys.shop.long_seen(found.price);
  }
  const items = [item("apple"), item("pear")];
  items.forEach((each) => each.next());
  const prices = items.filter((each) => Number(each.next().value) > 0);
  session.response_append(`${prices.length} prices`);
});
