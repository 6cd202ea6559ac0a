async def later(value):
    return value


class Shop:
    async def rsrc_setup(self):
        text = await later("set up")
        msys.httpsrv.register("GET", "/set-up", lambda session: session.response_append(text))
        return True


async def count(cc):
    print(await later(cc.argc - 1))


async def fail(cc):
    await later(None)
    raise ValueError("no luck")  # HERE


async def resume(cc):
    waiting = msys.httpsrv.session_find(await later(msys.kit.get("event")))
    waiting.response_append("resumed")
    waiting.session_resume(1)


async def wait(session):
    session.session_suspend()
    msys.kit.put("event", session.request_event_get())
    msys.kit.record(await later("suspended"))
    return msys.httpsrv.ASYNC


msys.registerModule("shop", Shop())
msys.registerControl("count", count)
msys.registerControl("fail", fail)
msys.registerControl("resume", resume)
msys.httpsrv.register("GET", "/wait", wait)
