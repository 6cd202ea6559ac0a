msys.httpsrv.register_auth("GET", "/", "missing") -- HERE
