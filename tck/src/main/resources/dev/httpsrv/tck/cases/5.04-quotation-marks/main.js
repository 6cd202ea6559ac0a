msys.registerControl("words", (cc) => {
  print(String(cc.argc));
  for (let i = 1; i < cc.argc; i++) {
    print(cc.argv[i]);
  }
});
