msys.httpsrv.register("GET", "/items", function(session) session:response_append("read") end)
msys.httpsrv.register("POST", "/items", function(session) session:response_append("written") end)
msys.httpsrv.register(nil, "/items", function(session) session:response_append("anything else") end)
