msys.kit.record("main begins")
import other

other.number = 2
msys.kit.record("main ends")


def number(session):
    import other

    session.response_append(str(other.number))


msys.httpsrv.register("GET", "/", number)
