msys.httpsrv.register("POST", "/", function(session)
  local missing = "missing:"
  for name in session:request_data_get_string():gmatch("([^;]+);") do
    if type(session[name]) ~= "function" then
      missing = missing .. name .. ";"
    end
  end
  session:response_append(missing)
end)
