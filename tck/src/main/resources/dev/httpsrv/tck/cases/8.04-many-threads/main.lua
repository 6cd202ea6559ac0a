local current

msys.httpsrv.register("POST", "/echo", function(session)
  current = session:request_data_get_string()
  session:ctx_set(session:request_header_get("X-Text"))
  local text = session:request_url_get().attrs.text
  session:response_append(text .. " " .. current .. " ")
  session:response_append(session:ctx_get() .. " " .. current)
end)
