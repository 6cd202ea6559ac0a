msys.httpsrv.register("GET", "/", function(session)
  local _, message = pcall(msys.sleep, -1)
  session:response_append(tostring(message))
end)
