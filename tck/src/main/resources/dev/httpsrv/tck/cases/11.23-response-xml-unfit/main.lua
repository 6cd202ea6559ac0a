msys.httpsrv.register("GET", "/", function(session)
  for _, document in ipairs({
    "<a/>",
    { { name = "a" } },
    {},
    { name = "1a" },
    { name = "a", children = { "text", { name = "a>" } } },
    { name = "a", attributes = { ["a b"] = 1 } },
    { name = "a", attributes = { a = { b = 1 } } },
    { name = "a", attributes = "a" },
    { name = "a", children = "text" },
    { name = "a", children = { { "text" } } },
    { name = "a", children = { "\1" } },
    { name = "a", children = { function() end } },
  }) do
    local ok, message = pcall(function() session:response_xml(document) end)
    session:response_append(message .. "\n")
  end
end)
