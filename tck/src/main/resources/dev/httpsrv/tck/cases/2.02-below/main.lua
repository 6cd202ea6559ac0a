local function path(session)
  session:response_append(session:request_url_get().path)
end

msys.httpsrv.register("GET", "/foo", path)
msys.httpsrv.register("GET", "/slash/", path)
