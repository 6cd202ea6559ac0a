def subject(session):
    session.response_append(session.request_subject_cn_get() or "nothing")


msys.httpsrv.register("GET", "/", subject)
