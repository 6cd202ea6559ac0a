import msys
import msys.core
import msys.extended.httpsrv
from msys import httpsrv


async def later(session: "msys.Session"):
    session.response_string(b"hi")


def everything(session: "msys.Session") -> int:
    url = session.request_url_get()
    kind, charset = session.request_content_type_get() or (None, None)
    order = session.request_data_get_json()
    session.response_printf("%s %d %s %s\n", url.attrs["q"], len(order["items"]), kind, charset)
    session.response_json({"id": session.request_path_param_get("id"), "list": [1, None, (2.5, True)]})
    session.response_header_set("Retry-After", 5)
    reader = session.request_data_get()
    while (piece := reader.read(1000)) is not None:
        session.response_append(piece)
    session.response_flush()
    session.session_suspend()
    return httpsrv.ASYNC


msys.httpsrv.register(None, "/any", "named")
msys.httpsrv.register("GET", "/async", later)
msys.httpsrv.register("POST", "/all/{id}", everything, {"kept": True})
msys.httpsrv.register("GET", "/lambda", lambda session: session.response_append("text"))
msys.httpsrv.register_auth("GET", "/private", lambda session: (session.request_credentials_get() or (None,))[0])
msys.registerControl("hello", lambda cc: print(cc.argc, cc.argv[0]))
msys.registerModule("module", {"init": lambda: True})
print(msys.null, msys.array([]), msys.core.dict_next({"a": "b"}, msys.core.dict_iter2({"a": "b"})))
suspended = msys.extended.httpsrv.session_find("event")
if suspended:
    suspended.session_resume(0)
domain = msys.core.dns_get_domain("example.com")
if domain:
    msys.core.mail_queue_delay_domain(domain)
