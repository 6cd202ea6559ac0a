print("while loading", 1)

msys.httpsrv.register("GET", "/", function(session)
  print("in a handler", 2)
  session:response_append("printed")
end)
msys.registerControl("quiet", function(cc) end)
