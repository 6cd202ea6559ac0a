class Module:
    note = "set by nobody"

    def init(self):
        self.note = "set by init"
        return self is mod

    def rsrc_setup(self):
        text = self.note + ", read by rsrc_setup"
        msys.httpsrv.register("GET", "/", lambda session: session.response_append(text))
        return True


mod = Module()
msys.registerModule("self", mod)
