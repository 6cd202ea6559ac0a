local ways = {
  file = function() return io.open("/etc/passwd") end,
  loaded = function() return dofile "/etc/passwd" end,
  process = function() return os.execute "true" end,
  piped = function() return io.popen "true" end,
  environment = function() return os.getenv "PATH" end,
  removed = function() return os.remove "/tmp/httpsrv-no-such-file" end,
  network = function() return require "socket" end,
  class = function() return luajava.bindClass "java.lang.System" end,
  required = function() return require "java.lang.System" end,
  native = function() return package.loadlib("libc.so.6", "*") end,
  bytecode = function() return string.dump(function() end) end,
  debugger = function() return debug.getregistry() end,
}

msys.httpsrv.register("GET", "/", function(session)
  for name, way in pairs(ways) do
    if pcall(way) then
      session:response_append("reaches " .. name .. "\n")
    end
  end
  session:response_append("end")
end)
