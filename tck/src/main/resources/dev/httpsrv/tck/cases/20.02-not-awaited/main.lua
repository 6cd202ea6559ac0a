msys.httpsrv.register("GET", "/", function(session)
  session:response_append("before")
  return function()
    session:response_append(", after")
  end
end)
