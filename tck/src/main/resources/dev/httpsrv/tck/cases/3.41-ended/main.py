kept = {}


def keep(session):
    kept["session"] = session
    kept["reader"] = session.request_data_get()
    session.response_append("kept")


def use(session):
    refused = 0

    def is_refused(call):
        message = "no error"
        try:
            call()
        except Exception as e:
            message = str(e)
        if "the request has ended" in message:
            return 1
        session.response_append(message + "\n")
        return 0

    for name in [
        "request_method_get", "request_url_get", "request_path_param_get", "request_header_get",
        "request_content_type_get", "request_data_get", "request_data_get_string",
        "request_data_get_bytes", "request_data_get_json", "request_data_get_xml",
        "request_username_get", "request_credentials_get", "request_subject_cn_get",
        "request_peer_address", "request_local_address", "request_accept_construct_get",
        "request_event_get_scheduler_inst", "ctx_get", "ctx_set",
        "service_ctx_get",
    ]:
        refused += is_refused(lambda: getattr(kept["session"], name)("name"))
    refused += is_refused(lambda: kept["reader"].read())
    refused += is_refused(lambda: session.response_io(kept["reader"], True))
    session.response_append(f"{refused} refused")


msys.httpsrv.register("POST", "/keep", keep)
msys.httpsrv.register("POST", "/use", use)
