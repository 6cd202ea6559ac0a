class One:
    def deinit(self):
        msys.kit.record("one ends")
        return True


class Two:
    def deinit(self):
        msys.kit.record("two ends")
        return False


class Three:
    def deinit(self):
        msys.kit.record("three ends")
        raise ValueError("three does not end well")


msys.registerModule("one", One())
msys.registerModule("two", Two())
msys.registerModule("three", Three())
