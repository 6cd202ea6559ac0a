class One:
    def init(self):
        msys.kit.record("init one")
        return True

    def rsrc_setup(self):
        msys.kit.record("setup one")
        return True


msys.kit.record("one loads")
msys.registerModule("one", One())
