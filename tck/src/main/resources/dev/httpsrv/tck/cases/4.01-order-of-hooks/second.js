msys.kit.record("two loads");
msys.registerModule("two", {
  init() {
    msys.kit.record("init two");
    return true;
  },
  rsrc_setup() {
    msys.kit.record("setup two");
    return true;
  },
});
