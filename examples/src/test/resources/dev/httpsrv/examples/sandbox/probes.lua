-- What docs/sandbox.md says of Lua, row by row: each function returns true where it can.
local neighbour = require "neighbour"

local function connected(socket) return socket:isConnected() end

local rows = {
  { "find its neighbours: `require`, `import`", function() return neighbour.here end },
  { "run text as code", function() return load "return true"() end },
  { "tell the time", function() return os.time() > 0 end },
  { "set a global that another script finds", function()
    leaked = true
    return neighbour.finds()
  end },
  { "change the language's functions for other scripts", function()
    string.leaked = true
    return neighbour.strings().leaked
  end },
  { "change a library of `msys` for other scripts", function()
    msys.leaked = true
    return neighbour.library().leaked
  end },
  { "read a file", function() return io.open(probe.file()):read("*a") == "content" end },
  { "write a file", function()
    local file = io.open(probe.file() .. ".lua", "w")
    file:close()
    return os.remove(probe.file() .. ".lua")
  end },
  { "start a process", function() return (os.execute "true") == true end },
  { "read the environment", function() return #os.getenv "PATH" > 0 end },
  { "connect to a host", function()
    return connected(luajava.newInstance("java.net.Socket", "127.0.0.1", probe.port()))
  end },
  { "use a class of Java", function()
    return luajava.bindClass("java.lang.Math"):abs(-1) == 1
  end },
  { "load bytecode", function() return load(string.dump(function() return true end))() end },
  { "use what debuggers use", function() return #debug.traceback() > 0 end },
  { "start a thread of the language", function() return thread.new end },
  { "load native code", function() return package.loadlib("libc.so.6", "*") end },
  { "end the server: `os.exit`, `sys.exit`", function() return os.exit end },
}

msys.registerControl("probe", function()
  for _, row in ipairs(rows) do
    local ok, can = pcall(row[2])
    print(row[1], ok and can and "can" or "cannot")
  end
end)
