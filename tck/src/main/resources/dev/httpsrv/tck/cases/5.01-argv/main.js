msys.registerControl("words", (cc) => {
  print(`${cc.argc} ${cc.argv[0]} ${cc.argv[1] ?? "nothing"} ${cc.argv[2] ?? "nothing"}`);
});
