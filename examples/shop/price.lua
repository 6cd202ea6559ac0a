-- Uses the application's own library: curl http://127.0.0.1:8080/price/lua/apple
msys.httpsrv.register("GET", "/price/lua/{article}", function(session)
  local article = session:request_path_param_get("article")
  local price = msys.shop.price(article)
  if price then
    session:response_printf("%s costs %.2f\n", article, price)
  else
    session:response_status_set_std(404, "no " .. article .. "\n")
  end
end)
