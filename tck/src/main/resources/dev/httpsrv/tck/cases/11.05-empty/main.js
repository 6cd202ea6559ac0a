msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const show = (values) => {
    session.response_append(values.map((each) => shop.describe_data(each)).join(" ") + "\n");
  };
  show([[], {}, [[], {}], { a: msys.array([]) }]);
  show([shop.same_data([]), shop.same_data({}), msys.array([])]);
  try {
    msys.array({ a: 1 });
  } catch (e) {
    session.response_append(e.message);
  }
});
msys.httpsrv.register("POST", "/emptied", (session) => {
  const list = session.request_data_get_json();
  list.pop();
  const other = msys.array([]);
  other.push("more");
  session.response_json([list, other]);
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_json(session.request_data_get_json());
});
