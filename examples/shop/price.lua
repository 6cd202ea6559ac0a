-- Uses the application's own library: curl http://127.0.0.1:8080/price/lua/apple
msys.httpsrv.register("GET", "/price/lua", function(session)
  local article = session:request_url_get().path:match("[^/]+$")
  local price = msys.shop.price(article)
  if price then
    session:response_append(article .. " costs " .. string.format("%.2f", price) .. "\n")
  else
    session:response_status_set_std(404, "no " .. article .. "\n")
  end
end)
