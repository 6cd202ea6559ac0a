number = msys.kit.count()

msys.httpsrv.register("GET", f"/{number}", lambda session: None)  # HERE
