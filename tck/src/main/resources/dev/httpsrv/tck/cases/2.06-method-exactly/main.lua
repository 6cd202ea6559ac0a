msys.httpsrv.register("get", "/", function(session) session:response_append("lower") end)
msys.httpsrv.register("GET", "/", function(session) session:response_append("upper") end)
