function addModule(name) {
  msys.registerModule(name, {
    deinit() {
      msys.kit.record(name + " ends");
      return true;
    },
  });
}

addModule("one");
addModule("two");
