local core = require("msys.core")

function named(session)
  session:response_json({ msys.null, msys.array({}) })
  return msys.httpsrv.ASYNC
end

msys.httpsrv.register("GET", "/", "named")
msys.extended.httpsrv.register_auth(nil, "/", named)
print(core.dns_get_domain("example.com"))
