-- curl http://127.0.0.1:2081/lua
require("msys.httpsrv")

msys.httpsrv.register("GET", "/lua", function(session)
  local url = session:request_url_get()
  session:response_status_set_std(200, "Hello from Lua, " .. (url.attrs.name or "world") .. "!\n", "text/plain")
end)
