msys.httpsrv.register("GET", "/sleep", function(session)
  local query = session:request_url_get().raw_query
  session:response_append(query .. " begins, ")
  local fine, slept = pcall(function()
    msys.sleep(0.001)
    return query
  end)
  session:response_append(fine and slept .. " goes on")
end)
msys.registerControl("doze", function(cc)
  msys.sleep(0.001)
  print("rested")
end)
