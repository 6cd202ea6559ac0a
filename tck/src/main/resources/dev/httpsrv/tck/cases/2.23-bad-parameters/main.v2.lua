msys.httpsrv.register("GET", "/users/{1}", function(session) end) -- HERE
