// A module with a console command: httpsrv console delay_js example.com
const core = require("msys.core");

/** @param {CommandLine} cc */
function delayDomain(cc) {
  if (cc.argc < 2) {
    print(`usage: ${cc.argv[0]} DOMAIN`);
    return;
  }
  const domain = core.dns_get_domain(cc.argv[1]);
  if (!domain) {
    throw new Error(`${cc.argv[1]} is not a domain`);
  }
  core.mail_queue_delay_domain(domain, "451 delayed by an operator");
  print(domain.name, "is delayed");
}

msys.registerModule("delay", {
  rsrc_setup() {
    msys.registerControl("delay_js", delayDomain);
    return true;
  },
});
