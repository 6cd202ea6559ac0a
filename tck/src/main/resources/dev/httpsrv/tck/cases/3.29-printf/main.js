msys.httpsrv.register("GET", "/", (session) => {
  session.response_printf("no directive, 100 %%\n");
  session.response_printf("%d|%5d|%-5d|%05d|%+d|% d|%.4d\n", 42, 42, 42, 42, 42, 42, 42);
  session.response_printf("%d|%5d|%-5d|%05d\n", -42, -42, -42, -42);
  session.response_printf("%d|%i\n", 9007199254740991, 42.0);
  session.response_printf("%o|%#x|%x|%X|%#X\n", 42, 42, 42, 42, 42);
  session.response_printf("%c|%5c\n", 65, 65);
  session.response_printf("%s|%10s|%-10s|%.2s|%s\n", "text", "text", "text", "text", "ä€");
  session.response_printf("%s %s %s %s\n", 7, 0.5, true, false);
  session.response_printf("%f|%.2f|%7.1f|%.0f|%+.1f|%07.1f\n", 3.14, 3.14, 3.14, 3.14, 3.14, -3.14);
  session.response_printf("%e|%.1E|%e\n", 3.14, 31e9, 0);
  session.response_printf("%g|%g|%g|%G|%g\n", 3.14, 100000, 1000000, 0.00001, 0.0001);
  session.response_printf("%a|%A\n", 1, 3);
  session.response_printf("%s %s", "second", "first", "too many");
});
