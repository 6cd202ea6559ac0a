local mod = {}

function mod:rsrc_setup()
  msys.httpsrv.register("GET", "/hello", function(session)
    session:response_append("hello")
  end)
  msys.registerControl("hello", function(cc) print("hello") end)
  return true
end

msys.registerModule("hello", mod)
