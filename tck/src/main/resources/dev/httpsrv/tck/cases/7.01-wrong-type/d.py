msys.httpsrv.register("GET", "/", 7)  # HERE
