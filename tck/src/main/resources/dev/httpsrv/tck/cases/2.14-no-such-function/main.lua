function hello(session) end

msys.httpsrv.register("GET", "/", "helo") -- HERE
