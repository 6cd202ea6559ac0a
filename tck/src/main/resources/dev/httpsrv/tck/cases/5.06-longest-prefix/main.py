def show(cc):
    print(f"{cc.argv[0]} {cc.argc}")


msys.registerControl("shop", show)
msys.registerControl("shop open", "show_by_name")


def show_by_name(cc):
    show(cc)
