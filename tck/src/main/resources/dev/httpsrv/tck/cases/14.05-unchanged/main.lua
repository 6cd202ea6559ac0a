msys.httpsrv.register("POST", "/", function(session)
  local data = session:request_data_get_json()
  session:response_json(data)
end)
msys.httpsrv.register("GET", "/shop", function(session)
  session:response_status_ok("text/plain")
  session:response_json({ one = msys.kit.get("one") })
end)
msys.kit.put("one", "1")

for _, library in ipairs({ string, table, math, os, coroutine }) do
  for name in pairs(library) do
    library[name] = nil
  end
end
setmetatable(_G, { __index = function() return nil end, __newindex = function() end })
tostring, tonumber, type, pairs, ipairs, next, select = nil, nil, nil, nil, nil, nil, nil
rawget, rawset, rawequal, rawlen, getmetatable, setmetatable = nil, nil, nil, nil, nil, nil
print, pcall, error, assert, load, require = nil, nil, nil, nil, nil, nil
