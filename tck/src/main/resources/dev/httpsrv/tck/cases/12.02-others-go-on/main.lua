local open = false
msys.httpsrv.register("GET", "/wait", function(session)
  local query = session:request_url_get().raw_query
  msys.kit.record("waits")
  while not open do
    msys.sleep(0.001)
  end
  session:response_append(query .. " came through")
end)
msys.httpsrv.register("GET", "/open", function(session)
  open = true
  session:response_append("open")
end)
