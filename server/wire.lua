local register = msys.httpsrv.register

register("GET", "/hello", function(session)
  session:response_string("hello")
end)

register("POST", "/pieces", function(session)
  local reader = session:request_data_get()
  local piece = reader:read()
  while piece do
    session:response_append("<" .. piece .. ">")
    session:response_flush()
    piece = reader:read()
  end
end)

register("POST", "/echo", function(session)
  session:response_io(session:request_data_get())
end)

register("GET", "/two", function(session)
  session:response_header_set("x-script", "two")
  session:response_append("one")
  session:response_flush()
  session:response_append("two")
end)

register("GET", "/status", function(session)
  local attrs = session:request_url_get().attrs
  session:response_status_set(tonumber(attrs.code), attrs.reason)
  session:response_append("a body")
  if attrs.flush then
    session:response_flush()
  end
end)

register("GET", "/late-status", function(session)
  session:response_append("begun")
  session:response_flush()
  session:response_status_set(404)
end)

register("GET", "/raise", function(session)
  session:response_append("begun")
  session:response_flush()
  error("on purpose")
end)

register("GET", "/endless", function(session)
  local much = ("x"):rep(65536)
  while true do
    session:response_append(much)
    session:response_flush()
  end
end)

register("POST", "/unread", function(session)
  session:response_string("not read")
end)

register("POST", "/whole", function(session)
  session:response_string(tostring(#session:request_data_get_string()))
end)

register("POST", "/caught", function(session)
  local reader = session:request_data_get()
  session:response_append("begun")
  session:response_flush()
  pcall(function() while reader:read() do end end)
  session:response_append(", ended")
end)
