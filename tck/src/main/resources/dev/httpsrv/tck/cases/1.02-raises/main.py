def open_shop():
    raise ValueError("no shop today")  # HERE


open_shop()
