msys.httpsrv.register("GET", "/all", lambda session: None)
if msys.kit.count() == 1:
    msys.httpsrv.register("GET", "/more", lambda session: None)  # HERE
