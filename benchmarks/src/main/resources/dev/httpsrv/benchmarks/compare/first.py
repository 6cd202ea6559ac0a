import msys

def hello(session):
    session.response_status_set_std(200, "Hello!\n", "text/plain")

msys.httpsrv.register("GET", "/hello", hello)
