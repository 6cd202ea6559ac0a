def words(cc):
    print(f"{cc.argc} {cc.argv[0]} {cc.argv[1] or 'nothing'} {cc.argv[2] or 'nothing'}")


msys.registerControl("words", words)
