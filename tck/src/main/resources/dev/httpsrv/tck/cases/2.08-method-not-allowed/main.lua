local function nothing(session) end

msys.httpsrv.register("GET", "/items", nothing)
msys.httpsrv.register("POST", "/items", nothing)
msys.httpsrv.register("POST", "/posts", nothing)
