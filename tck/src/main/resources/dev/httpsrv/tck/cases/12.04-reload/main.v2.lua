msys.httpsrv.register("GET", "/open", function(session)
  msys.kit.put("gate", "open")
  session:response_append("opened by v2")
end)
