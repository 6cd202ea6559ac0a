msys.kit.record("one loads");
msys.registerModule("one", {
  init() {
    msys.kit.record("init one");
    return true;
  },
  rsrc_setup() {
    msys.kit.record("setup one");
    return true;
  },
});
