def words(cc):
    print(str(cc.argc))
    for i in range(1, cc.argc):
        print(cc.argv[i])


msys.registerControl("words", words)
