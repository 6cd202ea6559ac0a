local mod = { note = "set by nobody" }

function mod:init()
  self.note = "set by init"
  return self == mod
end

function mod:rsrc_setup()
  local text = self.note .. ", read by rsrc_setup"
  msys.httpsrv.register("GET", "/", function(session)
    session:response_append(text)
  end)
  return true
end

msys.registerModule("self", mod)
