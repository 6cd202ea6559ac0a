function nested(levels) {
  let value = [7];
  for (let i = 2; i <= levels; i++) {
    value = [value];
  }
  return value;
}

msys.httpsrv.register("GET", "/json", (session) => session.response_json(nested(1000)));
msys.httpsrv.register("GET", "/", (session) => {
  let levels = 0;
  for (let value = msys.shop.same_data(nested(1000)); Array.isArray(value); value = value[0]) {
    levels++;
  }
  session.response_append(levels + "\n");
  for (let call of [
    () => msys.shop.same_data(nested(1001)),
    () => session.response_json(nested(1001)),
  ]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
