local function type_of(session)
  return session:request_url_get().query
end

msys.httpsrv.register("GET", "/denied", function(session)
  session:response_status_denied(type_of(session))
end)
msys.httpsrv.register("GET", "/not_found", function(session)
  session:response_status_not_found(type_of(session))
end)
msys.httpsrv.register("GET", "/error", function(session)
  session:response_status_error(type_of(session))
end)
msys.httpsrv.register("GET", "/ok", function(session)
  session:response_status_error()
  session:response_append("kept")
  session:response_status_ok(type_of(session))
end)
msys.httpsrv.register("GET", "/", function(session) session:response_status_ok() end)
