def nothing(cc):
    pass


msys.registerControl("shop open", nothing)
msys.registerControl("shop  open", nothing)  # HERE
