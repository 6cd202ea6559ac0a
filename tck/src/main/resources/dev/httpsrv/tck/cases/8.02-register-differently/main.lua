local number = msys.kit.count()

msys.httpsrv.register("GET", "/" .. number, function(session) end) -- HERE
