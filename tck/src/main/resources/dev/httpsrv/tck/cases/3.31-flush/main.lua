msys.httpsrv.register("GET", "/alone", function(session) session:response_flush() end)
msys.httpsrv.register("GET", "/", function(session)
  session:response_status_set_std(201, "a", "text/css")
  session:response_header_set("X-Name", "before")
  session:response_flush()
  session:response_append("b")
  session:response_flush(false)
  session:response_append("c\n")
  for _, call in ipairs({
    function() session:response_status_set(404) end,
    function() session:response_status_set_std(404, "not this") end,
    function() session:response_status_ok("text/html") end,
    function() session:response_header_set("X-Name", "after") end,
    function() session:response_string("not this") end,
    function() session:response_json({}) end,
    function() session:response_xml({ name = "not-this" }) end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
  session:response_append("end")
end)
