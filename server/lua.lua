require("msys.extended.httpsrv")
local m = {}
function says(session)
  local url = session:request_url_get()
  session:response_status_set_std(200, url.url .. " says: hi", "text/plain")
end
local function command(cc)
  if cc.argc < 2 then print("an argument, please") return end
  print(cc.argv[1], "was given.")
end
function m:rsrc_setup()
  msys.httpsrv.register("POST", "/lua", says)
  msys.registerControl("command_lua", command)
  return true
end
msys.registerModule("m", m)
