local function hello(session) end

msys.httpsrv.register("GET /", "/", hello) -- HERE
