local count = 0

msys.httpsrv.register("GET", "/", function(session)
  msys.kit.meet()
  count = count + 1
  session:response_append(tostring(count))
end)
