msys.registerControl("show", (cc) => {
  print("one");
  print("one", 2, "drei – ä");
  print();
});
