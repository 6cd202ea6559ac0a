msys.httpsrv.register("GET", "/all", function(session) end)
if msys.kit.count() == 1 then
  msys.httpsrv.register("GET", "/more", function(session) end) -- HERE
end
