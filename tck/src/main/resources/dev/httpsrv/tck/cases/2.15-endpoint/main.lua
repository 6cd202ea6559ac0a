local function hello(session) end

msys.httpsrv.register("GET", "foo", hello) -- HERE
