msys.httpsrv.register("GET", "/fine", function(session)
  session:response_append("fine")
end)
msys.httpsrv.register("GET", "/", function(session)
  msys.kit.record("begun")
  while not msys.kit.get("enough") do
    pcall(function()
      while not msys.kit.get("enough") do end
    end)
  end
  session:response_append("enough")
end)
