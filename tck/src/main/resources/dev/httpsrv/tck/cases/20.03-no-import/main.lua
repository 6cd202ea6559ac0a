import { name } from "./helper.lua" -- HERE

msys.httpsrv.register("GET", "/", function(session)
  session:response_append(name)
end)
