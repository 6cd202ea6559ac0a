local function attempt(...)
  local ok, message = pcall(msys.httpsrv.register_auth, ...)
  return message
end

local function guard(session) return true end

msys.kit.record(attempt("GET", "shop", guard))
msys.kit.record(attempt("G ET", "/shop", guard))
msys.kit.record(attempt("GET", "/shop", 7))
msys.httpsrv.register("GET", "/late", function(session)
  session:response_append(attempt("GET", "/", guard))
end)
