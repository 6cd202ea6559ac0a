msys.httpsrv.register("GET", "/", lambda session: None)
