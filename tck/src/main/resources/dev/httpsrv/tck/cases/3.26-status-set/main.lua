local function route(path, handler)
  msys.httpsrv.register("GET", path, handler)
end

route("/reason", function(session)
  session:response_append("body")
  session:response_status_set(299, "Quite Fine")
end)
route("/usual", function(session) session:response_status_set(404) end)
route("/kept", function(session)
  session:response_status_set_std(200, "a {}", "text/css")
  session:response_status_set(503)
end)
route("/replaced", function(session)
  session:response_status_set(299, "Quite Fine")
  session:response_status_set(200)
end)
route("/wrong", function(session)
  for _, call in ipairs({
    function() session:response_status_set(199) end,
    function() session:response_status_set(600, "More") end,
    function() session:response_status_set() end,
  }) do
    local ok, message = pcall(call)
    session:response_append(message .. "\n")
  end
end)
