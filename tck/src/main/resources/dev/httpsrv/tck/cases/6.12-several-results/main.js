msys.httpsrv.register("GET", "/", (session) => {
  const [item, price, discount, fresh] = msys.shop.cheapest();
  const noted = discount === null || discount === undefined ? "nothing" : "something";
  session.response_append(`${item} ${price} ${noted} ${fresh}`);
});
