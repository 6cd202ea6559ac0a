local bad = {
  { "content-type", "text/html" },
  { "Content-Length", "0" },
  { "X-Name", "a\r\nX-Evil: 1" },
  { "X Name", "a" },
}

msys.httpsrv.register("GET", "/several", function(session)
  session:response_header_add("Set-Cookie", "a=1; Path=/")
  session:response_header_add("set-cookie", "b=2")
  session:response_header_set("X-Tone", "high")
  session:response_header_add("X-Tone", 7)
end)

msys.httpsrv.register("GET", "/replaced", function(session)
  session:response_header_add("Set-Cookie", "a=1")
  session:response_header_add("Set-Cookie", "b=2")
  session:response_header_set("Set-Cookie", "c=3")
end)

msys.httpsrv.register("GET", "/bad", function(session)
  for _, header in ipairs(bad) do
    local ok, message = pcall(function()
      session:response_header_add(header[1], header[2])
    end)
    session:response_append(message .. "\n")
  end
end)
