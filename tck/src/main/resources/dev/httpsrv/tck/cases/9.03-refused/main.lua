local function guard(path, verdict)
  msys.httpsrv.register_auth("GET", path, function(session) return verdict end)
end

guard("/nothing", nil)
guard("/false", false)
guard("/empty", "")
guard("/number", 1)
guard("/done", msys.httpsrv.DONE)
guard("/table", {})
msys.httpsrv.register_auth("GET", "/appended", function(session)
  session:response_append("not this")
end)
msys.httpsrv.register("GET", "/", function(session) msys.kit.record("handler") end)
