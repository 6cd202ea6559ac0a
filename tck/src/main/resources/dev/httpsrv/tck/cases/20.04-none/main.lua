local items = coroutine.wrap(function() coroutine.yield("apple") end) -- HERE

msys.httpsrv.register("GET", "/", function(session)
  session:response_append(items())
end)
