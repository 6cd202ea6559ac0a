msys.httpsrv.register("GET", "/", function(session) end)
