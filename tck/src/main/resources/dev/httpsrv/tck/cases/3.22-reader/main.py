def read_all(session):
    reader = session.request_data_get()
    session.response_append(reader.read())
    session.response_append("|" + ("nothing" if reader.read() is None else "more"))


def wrong(session):
    reader = session.request_data_get()
    for most in [0, "many"]:
        try:
            reader.read(most)
        except Exception as e:
            session.response_append(f"{e}\n")
    session.response_append(reader.read(100))


def pieces(session):
    reader = session.request_data_get()
    while (piece := reader.read(5)) is not None:
        session.response_append(piece + b"|")
    session.response_append("nothing|" + ("nothing" if reader.read(5) is None else "more"))


msys.httpsrv.register("POST", "/all", read_all)
msys.httpsrv.register("POST", "/wrong", wrong)
msys.httpsrv.register("POST", "/", pieces)
