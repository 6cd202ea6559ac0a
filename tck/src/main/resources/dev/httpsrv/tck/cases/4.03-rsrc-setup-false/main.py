class Shop:
    def rsrc_setup(self):
        return False


msys.registerModule("shop", Shop())  # HERE
