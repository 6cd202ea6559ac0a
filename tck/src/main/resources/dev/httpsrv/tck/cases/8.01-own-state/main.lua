local count = 0

msys.httpsrv.register("GET", "/", function(session)
  if session:request_url_get().query == "nobody" then
    return
  end
  msys.kit.meet()
  count = count + 1
  session:response_append(tostring(count))
end)
