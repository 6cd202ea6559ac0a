here = True


def finds():
    return leaked


def json_module():
    import json

    return json


def library():
    return msys
