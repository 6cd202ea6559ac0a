local function look_up(path)
  local value = _G
  for name in path:gmatch("[^.]+") do
    if type(value) ~= "table" and type(value) ~= "userdata" then
      return nil
    end
    value = value[name]
  end
  return value
end

local function missing(session, found)
  local names = "missing:"
  for path in session:request_data_get_string():gmatch("([^;]+);") do
    if not found(look_up(path)) then
      names = names .. path .. ";"
    end
  end
  session:response_append(names)
end

msys.httpsrv.register("POST", "/functions", function(session)
  missing(session, function(value) return type(value) == "function" end)
end)
msys.httpsrv.register("POST", "/constants", function(session)
  missing(session, function(value) return value ~= nil end)
end)
