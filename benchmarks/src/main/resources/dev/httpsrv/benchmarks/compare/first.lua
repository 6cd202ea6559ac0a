msys.httpsrv.register("GET", "/hello", function(session)
  session:response_status_set_std(200, "Hello!\n", "text/plain")
end)
