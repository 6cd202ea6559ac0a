class Two:
    def init(self):
        msys.kit.record("init two")
        return True

    def rsrc_setup(self):
        msys.kit.record("setup two")
        return True


msys.kit.record("two loads")
msys.registerModule("two", Two())
