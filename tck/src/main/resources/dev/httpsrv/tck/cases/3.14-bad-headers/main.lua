local bad = {
  { "X-Name", "a\r\nX-Evil: 1" },
  { "X-Name", "a\0b" },
  { "X Name", "a" },
  { "X-Name\n", "a" },
  { "", "a" },
  { "Content-Length", "0" },
  { "transfer-encoding", "chunked" },
}

msys.httpsrv.register("GET", "/", function(session)
  for _, header in ipairs(bad) do
    local ok, message = pcall(function()
      session:response_header_set(header[1], header[2])
    end)
    session:response_append(message .. "\n")
  end
end)
