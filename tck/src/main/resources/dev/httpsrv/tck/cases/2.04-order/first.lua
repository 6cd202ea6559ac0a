local function answer(text)
  return function(session) session:response_append(text) end
end

msys.httpsrv.register("GET", "/a", answer("first /a"))
msys.httpsrv.register("GET", "/a/b", answer("first /a/b"))
msys.httpsrv.register("GET", "/b/c", answer("first /b/c"))
