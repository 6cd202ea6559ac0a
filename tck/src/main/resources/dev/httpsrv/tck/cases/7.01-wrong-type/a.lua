local function hello(session) end

msys.httpsrv.register("GET", true, hello) -- HERE
