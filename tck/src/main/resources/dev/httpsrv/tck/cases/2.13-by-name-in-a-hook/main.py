class ByName:
    def rsrc_setup(self):
        msys.httpsrv.register("GET", "/", "hello")
        msys.registerControl("greet", "greet")
        return True


msys.registerModule("by-name", ByName())


def hello(session):
    session.response_append("hello")


def greet(cc):
    print("hello")
