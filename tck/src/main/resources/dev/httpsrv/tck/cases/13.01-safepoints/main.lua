msys.httpsrv.register("GET", "/", function(session)
  msys.kit.record("begun")
  while not msys.kit.get("enough") do end
  session:response_append("enough")
end)
