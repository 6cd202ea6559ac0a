msys.httpsrv.register("GET", "/somewhere", lambda session: None)
