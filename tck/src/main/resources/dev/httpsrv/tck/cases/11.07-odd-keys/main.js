msys.httpsrv.register("GET", "/", (session) => {
  const odd = new Map([[true, 1]]);
  for (let value of [odd, { items: [1, odd] }]) {
    try {
      msys.shop.describe_data(value);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
