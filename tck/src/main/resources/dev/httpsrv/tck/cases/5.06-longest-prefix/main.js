function show(cc) {
  print(`${cc.argv[0]} ${cc.argc}`);
}

msys.registerControl("shop", show);
msys.registerControl("shop open", "showByName");

function showByName(cc) {
  show(cc);
}
