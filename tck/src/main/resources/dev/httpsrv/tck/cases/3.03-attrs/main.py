def attributes(session):
    attrs = session.request_url_get().attrs
    session.response_append(f"name: {attrs.get('name', 'nothing')}\n")
    session.response_append(f"missing: {attrs.get('missing', 'nothing')}\n")
    session.response_append(" ".join(sorted(f"{key}={value}" for key, value in attrs.items())))


msys.httpsrv.register("GET", "/", attributes)
