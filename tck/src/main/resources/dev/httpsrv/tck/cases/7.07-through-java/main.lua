local function visitor(item)
  error("too sweet") -- HERE
end

msys.httpsrv.register("GET", "/", function(session)
  local ok, message = pcall(msys.shop.visit, visitor)
  session:response_append(message)
end)
msys.registerControl("visit", function(cc) msys.shop.visit(visitor) end)
