def steps(name):
    for i in (1, 2, 3):
        msys.sleep(0.001)
        yield f"{name}{i};"


def answer(session):
    for step in steps(session.request_url_get().raw_query):
        session.response_append(step)


msys.httpsrv.register("GET", "/steps", answer)
