msys.httpsrv.register_auth("GET", "/users/{user}", function(session)
  return session:request_path_param_get("user") == "ada" and "ada"
end)
msys.httpsrv.register("GET", "/users/{id}/orders/{order}", function(session)
  session:response_append(session:request_username_get() .. ": ")
  session:response_append(session:request_path_param_get("order") .. ", ")
  session:response_append(session:request_path_param_get("user") or "nothing")
end)
