kept = {}


def keep(session):
    kept["session"] = session
    kept["reader"] = session.request_data_get()
    session.response_append("kept")


def use(session):
    old = kept["session"]
    for call in [
        lambda: old.response_append("more"),
        lambda: old.response_printf("more"),
        lambda: old.response_string("more"),
        lambda: old.response_json({}),
        lambda: old.response_xml({"name": "more"}),
        lambda: old.response_status_set(404),
        lambda: old.response_status_set_std(404),
        lambda: old.response_status_ok(),
        lambda: old.response_status_denied(),
        lambda: old.response_status_not_found(),
        lambda: old.response_status_error(),
        lambda: old.response_header_set("X-Name", "more"),
        lambda: old.response_io(kept["reader"], True),
        lambda: old.response_flush(),
        lambda: old.session_suspend(),
    ]:
        try:
            call()
        except Exception as e:
            session.response_append(f"{e}\n")
    session.response_append("end")


msys.httpsrv.register("POST", "/keep", keep)
msys.httpsrv.register("POST", "/use", use)
