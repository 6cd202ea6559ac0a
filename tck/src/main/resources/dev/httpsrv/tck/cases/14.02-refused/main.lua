msys.httpsrv.register("GET", "/", function(session) session:response_append("served") end)
