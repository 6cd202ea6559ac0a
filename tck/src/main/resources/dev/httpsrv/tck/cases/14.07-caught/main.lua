msys.httpsrv.register("GET", "/", function(session)
  local _, text = pcall(msys.shop.crash)
  local _, handled = xpcall(msys.shop.crash, function(e) return tostring(e) end)
  for _, each in ipairs({ text, handled }) do
    if type(each) ~= "string" or each:find("java%.") or each:find("Exception") or each:find("httpsrv%.") then
      session:response_append(tostring(each) .. "\n")
    end
  end
  session:response_append("nothing of Java")
end)
