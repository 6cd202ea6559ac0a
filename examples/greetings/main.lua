-- A script that uses another: curl http://127.0.0.1:2081/greetings/lua
local greet = require("lib.greet")

msys.httpsrv.register("GET", "/greetings/lua", function(session)
  session:response_append(greet.hello(session:request_header_get("user-agent")))
end)
