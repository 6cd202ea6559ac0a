local function try(change) pcall(change) end

function named(session) session:response_append("the intruder's") end

msys.httpsrv.register("GET", "/change", function(session)
  leaked = "leaked"
  _G.leaked = "leaked"
  try(function() string.upper = function() return "changed" end end)
  try(function() rawset(string, "upper", function() return "changed" end) end)
  try(function() table.insert = function() end end)
  try(function() getmetatable("").__index = { upper = function() return "changed" end } end)
  try(function() setmetatable(_G, { __index = function() return "leaked" end }) end)
  try(function() msys.kit.get = function() return "changed" end end)
  try(function() rawset(msys.kit, "get", nil) end)
  try(function() msys.kit = nil end)
  try(function() setmetatable(msys.kit, { __index = print }) end)
  try(function() package.loaded["msys.kit"] = {} end)
  print, pairs, tostring, type = nil, nil, nil, nil
  named = function(other) other:response_append("the intruder's") end
  session:response_append("tried")
end)
