def nothing(session):
    pass


msys.httpsrv.register("GET", "/items", nothing)
msys.httpsrv.register("POST", "/items", nothing)
msys.httpsrv.register("POST", "/posts", nothing)
