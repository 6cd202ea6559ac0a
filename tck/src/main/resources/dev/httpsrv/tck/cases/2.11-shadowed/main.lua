msys.httpsrv.register("GET", "/", function(session) session:response_append("first") end)
msys.httpsrv.register("GET", "/", function(session) session:response_append("second") end)
