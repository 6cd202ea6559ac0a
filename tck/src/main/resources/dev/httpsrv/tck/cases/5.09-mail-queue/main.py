import msys.core


def delay(cc):
    domain = msys.core.dns_get_domain(cc.argv[1])
    if domain is None:
        print("no such domain")
        return
    msys.core.mail_queue_delay_domain(domain, "by an operator")
    print(domain.name, "is delayed")


msys.registerControl("delay", delay)
