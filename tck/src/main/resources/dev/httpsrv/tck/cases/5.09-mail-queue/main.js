require("msys.core");

msys.registerControl("delay", (cc) => {
  const domain = msys.core.dns_get_domain(cc.argv[1]);
  if (domain === null || domain === undefined) {
    print("no such domain");
    return;
  }
  msys.core.mail_queue_delay_domain(domain, "by an operator");
  print(domain.name, "is delayed");
});
