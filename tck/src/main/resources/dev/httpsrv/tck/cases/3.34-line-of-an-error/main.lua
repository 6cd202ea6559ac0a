local function line(call)
  local ok, message = pcall(call)
  return tonumber(message:match(":(%d+): "))
end

msys.httpsrv.register("GET", "/", function(session)
  local last = line(function()
    error("the first")
  end) local header = line(function()
    session:response_header_set("X-Name", "a\r\nb")
  end) local type = line(function()
    session:response_status_ok("text/html\r\nb")
  end) local reason = line(function()
    session:response_status_set(200, "a\r\nb")
  end) local format = line(function()
    session:response_printf("%d")
  end) local data = line(function()
    session:response_json(print)
  end)
  for _, each in ipairs({
    { "header", header }, { "type", type }, { "reason", reason }, { "format", format }, { "data", data },
  }) do
    session:response_append((each[2] - last) .. " lines on: " .. each[1] .. "\n")
    last = each[2]
  end
end)
