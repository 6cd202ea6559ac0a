msys.httpsrv.registr("GET", "/", "hello") -- wrong
msys.htpsrv.register("GET", "/", "hello") -- wrong
msys.core = nil -- wrong
print(mysys) -- wrong
