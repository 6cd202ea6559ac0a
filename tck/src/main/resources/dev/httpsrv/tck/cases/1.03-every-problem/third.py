msys.httpsrv.register("GET", "/third", lambda session: None)
