import builtins


def echo(session):
    session.response_json(session.request_data_get_json())


def shop(session):
    session.response_status_ok("text/plain")
    session.response_json({"one": msys.kit.get("one")})


msys.httpsrv.register("POST", "/", echo)
msys.httpsrv.register("GET", "/shop", shop)
msys.kit.put("one", "1")


def broken(*arguments, **keywords):
    raise RuntimeError("broken")


for name in (
    "abs all any bytearray bytes callable chr compile dict dir eval exec filter float format getattr"
    " hasattr hash id int isinstance issubclass iter len list map max memoryview min next object"
    " open ord print range repr reversed round set setattr slice sorted str sum tuple type vars zip"
).split():
    builtins.__dict__[name] = broken
