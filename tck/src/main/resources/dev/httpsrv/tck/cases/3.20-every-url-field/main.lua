msys.httpsrv.register("POST", "/", function(session)
  local url = session:request_url_get()
  local missing = "missing:"
  for name in session:request_data_get_string():gmatch("([^;]+);") do
    if url[name] == nil then
      missing = missing .. name .. ";"
    end
  end
  session:response_append(missing)
end)
