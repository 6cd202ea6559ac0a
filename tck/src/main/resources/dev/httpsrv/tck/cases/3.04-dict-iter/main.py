def walk(session):
    attrs = session.request_url_get().attrs
    steps = []
    iterator = msys.core.dict_iter2(attrs)
    rc, *entry = msys.core.dict_next(attrs, iterator)
    while rc != 0:
        key, value = entry
        steps.append(f"{rc} {key}={value}")
        rc, *entry = msys.core.dict_next(attrs, iterator)
    msys.core.dict_iter2_free(attrs, iterator)
    steps.append(str(rc))
    session.response_append(", ".join(steps))


msys.httpsrv.register("GET", "/", walk)
