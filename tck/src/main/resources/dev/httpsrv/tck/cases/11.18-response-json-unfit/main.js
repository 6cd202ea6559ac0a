msys.httpsrv.register("GET", "/", (session) => {
  for (let value of [
    NaN,
    { a: Infinity },
    { items: [{}, { price: -Infinity }] },
    [new Uint8Array([255])],
  ]) {
    try {
      session.response_json(value);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
