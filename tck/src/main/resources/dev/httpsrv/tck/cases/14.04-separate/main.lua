function named(session) session:response_append("by name") end

msys.httpsrv.register("GET", "/named", "named")
msys.httpsrv.register("GET", "/", function(session)
  msys.kit.put("x", "kept")
  local list = { 1, 2 }
  table.insert(list, 3)
  local same = ("as ever"):upper() == "AS EVER" and string.upper("as ever") == "AS EVER"
  session:response_append(
    (leaked or "nothing") .. ", " .. (same and "as ever" or "changed") .. ", " .. #list .. ", "
      .. msys.kit.get("x"))
end)
