msys.httpsrv.register("GET", "/", lambda session: session.response_append("new"))
raise ValueError("not today")  # HERE
