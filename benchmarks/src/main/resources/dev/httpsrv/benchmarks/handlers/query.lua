msys.httpsrv.register("GET", "/query", function(session)
  local q = session:request_url_get().attrs
  session:response_status_set_std(200,
    q.a .. q.b .. q.c .. q.d .. q.e .. q.f .. q.g .. q.h .. q.i .. q.j, "text/plain")
end)
