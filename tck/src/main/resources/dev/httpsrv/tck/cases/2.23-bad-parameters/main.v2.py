msys.httpsrv.register("GET", "/users/{1}", lambda session: None)  # HERE
