msys.httpsrv.register("GET", "/b", function(session)
  session:response_append("second /b")
end)
