local count = 0
msys.httpsrv.register("GET", "/long", function(session)
  msys.kit.record("begins")
  msys.sleep(0.05)
  count = count + 1
  session:response_append("done")
end)
msys.httpsrv.register("GET", "/count", function(session)
  session:response_append(tostring(count))
end)
