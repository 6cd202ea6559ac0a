local name = "first"

local function answer(session)
  session:response_append(name)
end

msys.httpsrv.register("GET", "/first", answer)
