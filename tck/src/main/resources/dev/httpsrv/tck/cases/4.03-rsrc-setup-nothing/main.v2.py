class Shop:
    def rsrc_setup(self):
        msys.httpsrv.register("GET", "/", lambda session: None)


msys.registerModule("shop", Shop())  # HERE
