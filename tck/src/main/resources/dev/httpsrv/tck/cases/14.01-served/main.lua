local helper = require "helper"

function named(session)
  session:response_append("by name")
end

msys.httpsrv.register("GET", "/named", "named")
msys.httpsrv.register("GET", "/", function(session)
  session:response_append(helper.greet(session:request_url_get().attrs.name))
end)
