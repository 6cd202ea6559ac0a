msys.httpsrv.register("GET", "/version/lua", function(session)
  session:response_string("0")
end)
