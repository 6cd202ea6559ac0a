msys.httpsrv.register("GET", "/before", "hello")

function hello(session)
  session:response_append("hello")
end

msys.httpsrv.register("GET", "/after", "hello")
