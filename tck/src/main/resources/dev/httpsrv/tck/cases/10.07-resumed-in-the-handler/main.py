def both(session):
    session.session_suspend()
    session.response_append("true " if session.session_resume(1) is True else "false ")
    session.response_append("false" if session.session_resume(1) is False else "true")
    return msys.httpsrv.ASYNC


msys.httpsrv.register("GET", "/", both)
