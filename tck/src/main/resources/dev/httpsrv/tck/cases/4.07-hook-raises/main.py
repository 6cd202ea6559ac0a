class Shop:
    def rsrc_setup(self):
        raise ValueError("no shelves")  # HERE


msys.registerModule("shop", Shop())
