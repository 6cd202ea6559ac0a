for endpoint in [
    "/users/{}",
    "/users/{id}.json",
    "/users/{first name}",
    "/users/{id",
    "/{id}/{id}",
]:
    try:
        msys.httpsrv.register("GET", endpoint, lambda session: None)
    except Exception as e:
        msys.kit.record(str(e))
