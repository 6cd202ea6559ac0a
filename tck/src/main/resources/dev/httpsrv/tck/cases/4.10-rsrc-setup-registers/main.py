class Hello:
    def rsrc_setup(self):
        msys.httpsrv.register("GET", "/hello", lambda session: session.response_append("hello"))
        msys.registerControl("hello", lambda cc: print("hello"))
        return True


msys.registerModule("hello", Hello())
