msys.httpsrv.register("GET", "/ends", function(session)
  session:response_status_set_std(session:request_url_get().query == "599" and 599 or 299)
end)
msys.httpsrv.register("GET", "/", function(session)
  for _, code in ipairs({ 99, 101, 600, -200, 200.5, "OK" }) do
    local ok, message = pcall(function()
      session:response_status_set_std(code, "not this", "text/html")
    end)
    session:response_append(message .. "\n")
  end
end)
