MISSING = object()


def look_up(path):
    value = msys
    for name in path.split(".")[1:]:
        value = getattr(value, name, MISSING)
    return value


def missing(session, found):
    paths = [path for path in session.request_data_get_string().split(";") if path]
    names = [path for path in paths if not found(look_up(path))]
    session.response_append("missing:" + ";".join(names))


msys.httpsrv.register("POST", "/functions", lambda session: missing(session, callable))
msys.httpsrv.register(
    "POST", "/constants", lambda session: missing(session, lambda value: value is not MISSING)
)
