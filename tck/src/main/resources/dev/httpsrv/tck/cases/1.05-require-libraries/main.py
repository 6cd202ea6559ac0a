import msys
import msys.core
import msys.extended.httpsrv
import msys.httpsrv as httpsrv
from msys import core
from msys.extended import httpsrv as extended
from msys.shop import NAME


def domain(session):
    session.response_append(core.dns_get_domain("example.com").name)


def name(session):
    session.response_append(NAME)


httpsrv.register("GET", "/core", domain)
httpsrv.register("GET", "/short", lambda session: httpsrv.DONE)
extended.register("GET", "/long", lambda session: msys.extended.httpsrv.DONE)
msys.httpsrv.register("GET", "/shop", name)
