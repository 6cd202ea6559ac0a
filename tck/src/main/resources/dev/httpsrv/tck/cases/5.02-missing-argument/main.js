msys.registerControl("missing", (cc) => {
  const missing = (index) => cc.argv[index] === undefined;
  print(`${missing(2)} ${missing(99)} ${!missing(1)}`);
});
