msys.httpsrv.register("GET", "/", function(session) session:response_append("new") end)
function ( -- HERE
