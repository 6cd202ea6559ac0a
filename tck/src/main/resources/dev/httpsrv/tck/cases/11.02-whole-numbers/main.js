msys.httpsrv.register("GET", "/", (session) => {
  const numbers = [0, 1, -1, 2147483648, 9007199254740991, -9007199254740991];
  session.response_append(msys.shop.describe_data(numbers) + "\n");
  const same = msys.shop.same_data(numbers);
  session.response_append(String(same.every((number, i) => number === numbers[i])));
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_json(session.request_data_get_json());
});
