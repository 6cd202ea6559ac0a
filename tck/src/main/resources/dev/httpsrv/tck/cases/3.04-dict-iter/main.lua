msys.httpsrv.register("GET", "/", function(session)
  local attrs = session:request_url_get().attrs
  local steps = {}
  local iter = msys.core.dict_iter2(attrs)
  local rc, key, value = msys.core.dict_next(attrs, iter)
  while rc ~= 0 do
    steps[#steps + 1] = "1 " .. key .. "=" .. value
    rc, key, value = msys.core.dict_next(attrs, iter)
  end
  msys.core.dict_iter2_free(attrs, iter)
  table.sort(steps)
  steps[#steps + 1] = tostring(rc)
  session:response_append(table.concat(steps, ", "))
end)
