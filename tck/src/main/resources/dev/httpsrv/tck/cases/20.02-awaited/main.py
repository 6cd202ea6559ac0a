async def later(text):
    return text


async def raises(session):
    session.response_append(await later("not this"))
    raise ValueError("raised later")


async def answer(session):
    session.response_append("before, ")
    session.response_append(await later("after"))


msys.httpsrv.register("GET", "/raises", raises)
msys.httpsrv.register("GET", "/", answer)
