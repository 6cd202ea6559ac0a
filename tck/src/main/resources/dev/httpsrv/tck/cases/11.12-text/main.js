msys.httpsrv.register("GET", "/", (session) => {
  const given = ["ä€😀", "", 'a"b\\c', "line", new Uint8Array([104, 105])];
  session.response_append(msys.shop.describe_data(given) + "\n");
  const same = msys.shop.same_data(given);
  const bytes = same.pop();
  session.response_append(String(
    bytes instanceof Uint8Array && bytes.join() === "104,105" &&
      same.every((text, i) => text === given[i])));
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_json(session.request_data_get_json());
});
