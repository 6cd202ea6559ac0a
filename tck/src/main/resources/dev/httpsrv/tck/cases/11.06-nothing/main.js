msys.httpsrv.register("GET", "/", (session) => {
  const shop = msys.shop;
  const nothing = msys.null;
  const [list, map] = [[nothing, 2, null], { a: null }];
  session.response_append(shop.describe_data(null) + " ");
  session.response_append(shop.describe_data(list) + " " + shop.describe_data(map) + "\n");
  const [sameList, sameMap] = [shop.same_data(list), shop.same_data(map)];
  session.response_append([
    shop.same_data(null) === null && shop.same_data(undefined) === null,
    sameList.length,
    sameList[0] === null,
    sameList[2] === shop.VOID,
    sameMap.a === null,
  ].join(" "));
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_json(session.request_data_get_json());
});
