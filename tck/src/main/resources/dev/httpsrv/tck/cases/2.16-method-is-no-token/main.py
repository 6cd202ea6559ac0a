def hello(session):
    pass


msys.httpsrv.register("GET /", "/", hello)  # HERE
