msys.httpsrv.register("GET", "/steps", function(session)
  local step = coroutine.wrap(function(name)
    for i = 1, 3 do
      msys.sleep(0.001)
      coroutine.yield(name .. i)
      msys.sleep(0.001)
    end
  end)
  local name = session:request_url_get().raw_query
  for _ = 1, 3 do
    session:response_append(step(name) .. ";")
  end
end)
