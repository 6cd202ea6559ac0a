local count = 0

msys.httpsrv.register("GET", "/", function(session)
  count = count + 1
  session:response_append(tostring(count))
end)
