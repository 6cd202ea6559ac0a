def hello(session):
    pass


msys.httpsrv.register("GET", True, hello)  # HERE
