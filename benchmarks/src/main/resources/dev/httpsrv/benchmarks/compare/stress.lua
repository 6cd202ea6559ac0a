-- What benchmarks/stress asks for, in Lua.
msys.httpsrv.register("GET", "/lua/hello", function(session)
  session:response_status_set_std(200, "hello", "text/plain")
end)

msys.httpsrv.register("GET", "/lua/sleep", function(session)
  msys.sleep(1)
  session:response_status_set_std(200, "slept", "text/plain")
end)

msys.httpsrv.register("GET", "/lua/loop", function(session)
  local stop = os.time() + 4
  while os.time() < stop do end
  session:response_status_set_std(200, "ended", "text/plain")
end)
