def format_all(session):
    def printf(template, *values):
        session.response_printf(template + "\n", *values)

    printf("no directive, 100 %%")
    printf("%d|%5d|%-5d|%05d|%+d|% d|%.4d", 42, 42, 42, 42, 42, 42, 42)
    printf("%d|%5d|%-5d|%05d", -42, -42, -42, -42)
    printf("%d|%i", 9007199254740991, 42.0)
    printf("%o|%#x|%x|%X|%#X", 42, 42, 42, 42, 42)
    printf("%c|%5c", 65, 65)
    printf("%s|%10s|%-10s|%.2s|%s", "text", "text", "text", "text", "ä€")
    printf("%s %s %s %s", 7, 0.5, True, False)
    printf("%f|%.2f|%7.1f|%.0f|%+.1f|%07.1f", 3.14, 3.14, 3.14, 3.14, 3.14, -3.14)
    printf("%e|%.1E|%e", 3.14, 31e9, 0)
    printf("%g|%g|%g|%G|%g", 3.14, 100000, 1000000, 0.00001, 0.0001)
    printf("%a|%A", 1, 3)
    session.response_printf("%s %s", "second", "first", "too many")


msys.httpsrv.register("GET", "/", format_all)
