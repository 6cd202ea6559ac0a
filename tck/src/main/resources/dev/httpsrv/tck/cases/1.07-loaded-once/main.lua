msys.kit.record("main begins")
require("other").number = 2
msys.kit.record("main ends")

msys.httpsrv.register("GET", "/", function(session)
  session:response_append(tostring(require("other").number))
end)
