msys.registerModule("one", {
  deinit() {
    msys.kit.record("one ends");
    return true;
  },
});
msys.registerModule("two", {
  deinit() {
    msys.kit.record("two ends");
    return false;
  },
});
msys.registerModule("three", {
  deinit() {
    msys.kit.record("three ends");
    throw new Error("three does not end well");
  },
});
