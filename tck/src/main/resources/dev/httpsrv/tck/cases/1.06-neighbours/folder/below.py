import beside


def answer():
    return beside.answer()
