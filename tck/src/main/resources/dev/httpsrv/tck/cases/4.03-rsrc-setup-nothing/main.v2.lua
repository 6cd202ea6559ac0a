local mod = {}

function mod:rsrc_setup()
  msys.httpsrv.register("GET", "/", function(session) end)
end

msys.registerModule("shop", mod) -- HERE
