msys.httpsrv.register("GET", "/", (session) => {
  const numbers = [0.5, -0.25, 0.1, 1e-7, 1e300];
  session.response_append(msys.shop.describe_data(numbers) + "\n");
  const same = msys.shop.same_data(numbers);
  session.response_append(String(same.every((number, i) => number === numbers[i])));
});
msys.httpsrv.register("POST", "/json", (session) => {
  session.response_json(session.request_data_get_json());
});
msys.httpsrv.register("POST", "/", (session) => {
  const n = session.request_data_get_json();
  if (n[2] === 0.1 && n[3] === 1e-7 && n[4] === 1.5e300) {
    session.response_printf("%s %s %d %d", n[0], n[1], n[5], n[6]);
  }
});
