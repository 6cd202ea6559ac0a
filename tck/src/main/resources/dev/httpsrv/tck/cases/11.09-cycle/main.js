msys.httpsrv.register("GET", "/", (session) => {
  const map = {};
  map.self = { self: map };
  const list = [];
  list.push(list, list);
  for (let value of [map, list]) {
    try {
      msys.shop.describe_data(value);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
  const shared = [7];
  session.response_append(msys.shop.describe_data([shared, shared]));
});
