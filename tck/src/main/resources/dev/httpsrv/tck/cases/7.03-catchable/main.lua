msys.httpsrv.register("GET", "/caught", function(session)
  local ok, message = pcall(msys.shop.refuse)
  session:response_append((ok and "sold" or "refused") .. ", " .. message)
end)

local function again()
  local ok, message = pcall(function()
    msys.shop.refuse() -- HERE
  end)
  error(message, 0)
end

msys.httpsrv.register("GET", "/again", again)
msys.registerControl("again", again)
