-- A module with a console command: httpsrv console delay_lua example.com
local core = require("msys.core")

local delay = {}

local function delay_domain(cc)
  if cc.argc < 2 then
    print("usage: " .. cc.argv[0] .. " DOMAIN")
    return
  end
  local domain = core.dns_get_domain(cc.argv[1])
  if domain then
    core.mail_queue_delay_domain(domain, "451 delayed by an operator")
    print(domain.name, "is delayed")
  else
    error(cc.argv[1] .. " is not a domain")
  end
end

function delay:rsrc_setup()
  msys.registerControl("delay_lua", delay_domain)
  return true
end

msys.registerModule("delay", delay)
