class Shop:
    note = "not a function"

    def setup(self):
        return True

    def other(self):
        return True


msys.registerModule("shop", Shop())  # HERE
