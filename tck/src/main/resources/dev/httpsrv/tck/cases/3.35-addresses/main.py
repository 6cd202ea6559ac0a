def addresses(session):
    inbound = session.request_accept_construct_get()
    session.response_append(session.request_peer_address() + ", ")
    session.response_append(session.request_local_address() + "\n")
    session.response_append(f"{inbound.remote_address}, {inbound.listener}, ")
    session.response_append(inbound.connection_id)


msys.httpsrv.register("GET", "/", addresses)
