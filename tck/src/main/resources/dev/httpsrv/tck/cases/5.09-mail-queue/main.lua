require("msys.core")

msys.registerControl("delay", function(cc)
  local domain = msys.core.dns_get_domain(cc.argv[1])
  if domain == nil then
    print("no such domain")
    return
  end
  msys.core.mail_queue_delay_domain(domain, "by an operator")
  print(domain.name, "is delayed")
end)
