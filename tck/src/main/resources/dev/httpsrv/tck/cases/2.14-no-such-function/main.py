def hello(session):
    pass


msys.httpsrv.register("GET", "/", "helo")  # HERE
