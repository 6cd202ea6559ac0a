def show(cc):
    print("one")
    print("one", 2, "drei – ä")
    print()


msys.registerControl("show", show)
