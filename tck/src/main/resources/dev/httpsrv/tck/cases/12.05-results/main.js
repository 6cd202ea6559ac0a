const isPromise = (value) => typeof value === "object" && typeof value.then === "function";

msys.httpsrv.register("GET", "/price", (session) => {
  const show = (price) => session.response_append(String(price));
  const price = msys.shop.eventual_price("apple");
  return isPromise(price) ? price.then(show) : show(price);
});
msys.httpsrv.register("GET", "/caught", (session) => {
  const tell = (error) => session.response_append(error.message);
  try {
    return msys.shop.eventual_price("plums").then(tell, tell);
  } catch (error) {
    tell(error);
  }
});
