msys.httpsrv.register("GET", "/raises", function(session) error({ code = 7 }) end)
msys.httpsrv.register("GET", "/works", function(session) session:response_append("fine") end)
