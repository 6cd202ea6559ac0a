def hello(session):
    pass


msys.httpsrv.register("GET", "foo", hello)  # HERE
