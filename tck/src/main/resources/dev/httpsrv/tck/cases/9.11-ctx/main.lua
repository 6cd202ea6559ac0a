local account = {}

msys.httpsrv.register_auth("GET", "/", function(session)
  session:ctx_set(account)
  return "ada"
end)
msys.httpsrv.register("GET", "/", function(session)
  session:response_append(session:ctx_get() == account and "the very same" or "another")
end)
