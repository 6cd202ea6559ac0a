def answer():
    return "yes"
