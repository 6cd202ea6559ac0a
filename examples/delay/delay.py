# A module with a console command: httpsrv console delay_python example.com
import msys


def delay_domain(cc):
    if cc.argc < 2:
        print(f"usage: {cc.argv[0]} DOMAIN")
        return
    domain = msys.core.dns_get_domain(cc.argv[1])
    if domain is None:
        raise ValueError(f"{cc.argv[1]} is not a domain")
    msys.core.mail_queue_delay_domain(domain, "451 delayed by an operator")
    print(domain.name, "is delayed")


class Delay:
    def rsrc_setup(self):
        msys.registerControl("delay_python", delay_domain)
        return True


msys.registerModule("delay", Delay())
