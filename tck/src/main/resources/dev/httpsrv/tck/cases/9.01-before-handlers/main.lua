msys.httpsrv.register_auth("GET", "/shop", function(session)
  msys.kit.record("guard")
  local seen = session:request_method_get() .. " " .. session:request_url_get().path
  session:response_header_set("X-Guard", seen)
  return true
end)
msys.httpsrv.register("GET", "/", function(session)
  msys.kit.record("handler")
  session:response_append("answered")
end)
