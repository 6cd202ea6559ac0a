msys.httpsrv.register("GET", "/", function(session)
  for _, call in ipairs({ msys.shop.refuse, msys.shop.wait_for_morning }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
