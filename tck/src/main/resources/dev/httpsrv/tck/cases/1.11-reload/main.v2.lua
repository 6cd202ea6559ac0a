msys.httpsrv.register("GET", "/changed", function(session)
  session:response_append("new")
end)
