msys.httpsrv.register_auth("GET", "/named", function(session)
  if session:request_username_get() == nil then
    return "Ada Lovelace"
  end
end)
msys.httpsrv.register_auth("GET", "/unnamed", function(session) return true end)
msys.httpsrv.register("GET", "/", function(session)
  session:response_append(session:request_username_get() or "nothing")
end)
