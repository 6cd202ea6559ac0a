-- Handlers that never end by themselves. The chunk's argument is what their paths begin with.
local prefix = ... or "/lua/"

local function form(name, handler)
  msys.httpsrv.register("GET", prefix .. name, handler)
end

msys.httpsrv.register("GET", prefix .. "hello", function(session)
  session:response_append("hello")
end)

local function spin()
  while true do end
end

form("while", spin)

form("repeat", function()
  repeat until false
end)

form("for", function()
  for _ = 1, math.huge do end
end)

form("goto", function()
  ::again::
  goto again
end)

form("pcall", function()
  while true do pcall(spin) end
end)

form("nested-pcall", function()
  while true do pcall(pcall, pcall, spin) end
end)

form("xpcall-handler", function()
  while true do xpcall(error, spin) end
end)

form("error-storm", function()
  while true do pcall(error, {}) end
end)

form("coroutine", function()
  coroutine.wrap(spin)()
end)

form("coroutine-in-pcall", function()
  while true do
    pcall(coroutine.wrap(function() pcall(spin) end))
  end
end)

form("coroutine-switching", function()
  local step = coroutine.wrap(function()
    while true do coroutine.yield() end
  end)
  while true do step() end
end)

form("coroutine-making", function()
  while true do coroutine.resume(coroutine.create(coroutine.yield)) end
end)

form("recursion", function()
  local function down(n) return 1 + down(n + 1) end
  while true do pcall(down, 1) end
end)

form("tail-call", function()
  local function again() return again() end
  again()
end)

form("fib", function()
  local function fib(n) return n < 2 and n or fib(n - 1) + fib(n - 2) end
  fib(100)
end)

form("index", function()
  local t = setmetatable({}, {__index = function(self, key) return self[key + 1] end})
  while true do pcall(function() return t[1] end) end
end)

form("newindex", function()
  local t = setmetatable({}, {__newindex = spin})
  t.x = 1
end)

form("comparison", function()
  local meta = {__lt = function() spin() end}
  table.sort({setmetatable({}, meta), setmetatable({}, meta)})
end)

form("arithmetic", function()
  local number = setmetatable({}, {})
  getmetatable(number).__add = function(left) return left end
  while true do number = number + 1 end
end)

form("tostring", function()
  tostring(setmetatable({}, {__tostring = spin}))
end)

form("iterator", function()
  for _ in function() return 1 end do end
end)

form("rep", function()
  while true do pcall(string.rep, "x", 1e9) end
end)

form("rep-long", function()
  while true do pcall(string.rep, "x", 1e8) end
end)

form("doubling", function()
  while true do
    pcall(function()
      local s = "x"
      while true do s = s .. s end
    end)
  end
end)

form("appending", function()
  local s = ""
  while true do s = s .. "0123456789" end
end)

form("table-growth", function()
  local t = {}
  while true do t[#t + 1] = {} end
end)

form("table-growth-in-pcall", function()
  while true do
    pcall(function()
      local t = {}
      for i = 1, math.huge do t["key" .. i] = i end
    end)
  end
end)

form("pattern", function()
  (("a"):rep(40)):find(("a*"):rep(20) .. "b")
end)

form("pattern-lazy", function()
  (("a"):rep(3000)):find((".-"):rep(8) .. "b")
end)

form("pattern-long", function()
  local text = ("a"):rep(2e7)
  while true do text:find("a*b") end
end)

form("balanced", function()
  local text = ("("):rep(2e7)
  while true do text:find("%b()") end
end)

form("plain-find", function()
  local text = ("a"):rep(1e6)
  while true do text:find(("a"):rep(5e5) .. "b", 1, true) end
end)

form("gsub-callback", function()
  ("x"):gsub("x", spin)
end)

form("gsub-growth", function()
  while true do
    pcall(function()
      local s = "x"
      while true do s = s:gsub(".", "%0%0") end
    end)
  end
end)

form("gmatch", function()
  while true do
    for _ in (("x"):rep(1e7)):gmatch("") do end
  end
end)

form("sort", function()
  local t = {}
  for i = 1, 2e6 do t[i] = -i end
  while true do table.sort(t) end
end)

form("sort-comparator", function()
  local t = {}
  for i = 1, 1000 do t[i] = i end
  while true do pcall(table.sort, t, function() return true end) end
end)

form("concat", function()
  local t = {}
  for i = 1, 1e6 do t[i] = "0123456789" end
  while true do pcall(table.concat, t) end
end)

form("insert-front", function()
  local t = {}
  while true do table.insert(t, 1, 0) end
end)

form("unpack", function()
  while true do select("#", table.unpack({}, 1, 900000)) end
end)

form("byte", function()
  local text = ("x"):rep(1e6)
  while true do pcall(string.byte, text, 1, -1) end
end)

form("format", function()
  while true do string.format("%99d%99.99f%q", 1, 1 / 3, ("\0"):rep(1000)) end
end)

form("format-quoted", function()
  local text = ("\0"):rep(2e7)
  while true do pcall(string.format, "%q", text) end
end)

form("date", function()
  local format = ("%c"):rep(1e7)
  while true do pcall(os.date, format) end
end)

form("upper", function()
  local text = ("x"):rep(5e7)
  while true do text:upper() end
end)

form("load-reader", function()
  load(function() return " " end)
end)

form("load-source", function()
  local source = ("x = 1 "):rep(1e6)
  while true do load(source) end
end)

form("json", function(session)
  local list = {}
  for i = 1, 1e6 do list[i] = i end
  while true do session:response_json(list) end
end)

form("json-deep", function(session)
  while true do
    local deep = {}
    for _ = 1, 2000 do deep = {deep} end
    pcall(session.response_json, session, deep)
  end
end)

form("response", function(session)
  local text = ("x"):rep(1000)
  while true do pcall(session.response_append, session, text) end
end)

form("sleep", function()
  msys.sleep(3600)
end)

form("sleep-in-pcall", function()
  while true do pcall(msys.sleep, 3600) end
end)

form("naps", function()
  while true do pcall(msys.sleep, 0.001) end
end)

form("sleep-in-coroutine", function()
  while true do pcall(coroutine.wrap(function() msys.sleep(3600) end)) end
end)
