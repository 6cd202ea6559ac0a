class Module:
    def __init__(self, name):
        self.name = name

    def deinit(self):
        msys.kit.record(self.name + " ends")
        return True


msys.registerModule("one", Module("one"))
msys.registerModule("two", Module("two"))
