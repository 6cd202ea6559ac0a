local function down(n)
  return 1 + down(n + 1)
end

msys.httpsrv.register("GET", "/down", function(session) down(0) end)
msys.httpsrv.register("GET", "/works", function(session) session:response_append("fine") end)
