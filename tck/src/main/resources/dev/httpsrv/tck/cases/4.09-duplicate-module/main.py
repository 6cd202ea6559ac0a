class Shop:
    def init(self):
        return True


msys.registerModule("shop", Shop())
msys.registerModule("shop", Shop())  # HERE
