local function answer(text)
  return function(session) session:response_append(text) end
end

msys.httpsrv.register("GET", "/plain", answer("plain"))
msys.httpsrv.register("GET", "/slash/", answer("slash"))
