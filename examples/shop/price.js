// Uses the application's own library: curl http://127.0.0.1:8080/price/js/apple
msys.httpsrv.register("GET", "/price/js/{article}", (session) => {
  const article = session.request_path_param_get("article") ?? "";
  const price = msys.shop.price(article);
  if (price === null) {
    session.response_status_set_std(404, `no ${article}\n`);
  } else {
    session.response_printf("%s costs %.2f\n", article, price);
  }
});
