msys.httpsrv.register("GET", "/third", function(session) end)
