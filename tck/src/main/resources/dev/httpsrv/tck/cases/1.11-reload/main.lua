local function answer(session)
  session:response_append("old")
end

msys.httpsrv.register("GET", "/changed", answer)
msys.httpsrv.register("GET", "/dropped", answer)
