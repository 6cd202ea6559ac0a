msys.registerControl("attempt", (cc) => {
  print("begun");
  throw new Error("no luck"); // HERE
});
msys.registerControl("works", (cc) => print("fine"));
