class Shop:
    def init(self):
        return False


msys.registerModule("shop", Shop())  # HERE
