// Uses the application's own library: curl http://127.0.0.1:8080/price/js/apple
msys.httpsrv.register("GET", "/price/js", (session) => {
  const article = session.request_url_get().path.split("/").pop();
  const price = msys.shop.price(article);
  if (price === null || price === undefined) {
    session.response_status_set_std(404, `no ${article}\n`);
  } else {
    session.response_append(`${article} costs ${price.toFixed(2)}\n`);
  }
});
