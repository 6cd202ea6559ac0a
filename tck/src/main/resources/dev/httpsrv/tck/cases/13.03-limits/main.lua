local count = 0
msys.httpsrv.register("GET", "/count", function(session)
  count = count + 1
  session:response_append(tostring(count))
end)
msys.httpsrv.register("GET", "/", function()
  count = count + 1
  while true do
    pcall(function()
      while true do end
    end)
  end
end)
