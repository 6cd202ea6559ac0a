local beside = require("beside")
local below = require("folder.below")

msys.httpsrv.register("GET", "/", function(session)
  session:response_append("beside: " .. beside.answer() .. ", below: " .. below.answer())
end)
