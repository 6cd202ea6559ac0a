import msys


def answer(session: "msys.Session"):
    session.response_status_set_std("200", "text")  # wrong
    session.response_status_sent(200)  # wrong
    session.response_append({"text": "text"})  # wrong
    session.response_json({"member": lambda: 1})  # wrong
    session.request_url_get().path = "/other"  # wrong
    session.request_header_get("accept").lower()  # wrong


msys.httpsrv.registr("GET", "/", answer)  # wrong
msys.httpsrv.register("GET", {"path": "/"}, answer)  # wrong
msys.httpsrv.register("GET", "/")  # wrong
msys.htpsrv.register("GET", "/", answer)  # wrong
msys.httpsrv.register("GET", "/", lambda session: session.response_sent())  # wrong
msys.core.dns_get_domian("example.com")  # wrong
