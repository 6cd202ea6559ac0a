# curl http://127.0.0.1:2081/python
import msys


def hello(session):
    attrs = session.request_url_get().attrs
    session.response_status_set_std(200, f"Hello from Python, {attrs.get('name', 'world')}!\n", "text/plain")


msys.httpsrv.register("GET", "/python", hello)
