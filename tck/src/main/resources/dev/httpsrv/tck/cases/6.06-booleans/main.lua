msys.httpsrv.register("GET", "/", function(session)
  local negate = msys.shop.negate
  session:response_append((negate(true) == false and "yes" or "no") .. " ")
  session:response_append((negate(false) == true and "yes" or "no") .. "\n")
  for _, value in ipairs({ 1, "true" }) do
    local ok, message = pcall(negate, value)
    session:response_append(message .. "\n")
  end
end)
