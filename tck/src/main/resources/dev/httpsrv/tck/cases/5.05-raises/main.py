def attempt(cc):
    print("begun")
    raise ValueError("no luck")  # HERE


msys.registerControl("attempt", attempt)
msys.registerControl("works", lambda cc: print("fine"))
