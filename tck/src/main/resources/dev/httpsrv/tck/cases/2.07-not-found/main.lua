msys.httpsrv.register("GET", "/somewhere", function(session) end)
