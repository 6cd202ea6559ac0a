local name = "second"

local function answer(session)
  session:response_append(name)
end

msys.httpsrv.register("GET", "/second", answer)
