msys.httpsrv.register("GET", "/", function(session) session:response_append("new") end)
error("not today") -- HERE
