def missing(cc):
    answers = [cc.argv[2] is None, cc.argv[99] is None, cc.argv[1] is not None]
    print(" ".join(str(each).lower() for each in answers))


msys.registerControl("missing", missing)
