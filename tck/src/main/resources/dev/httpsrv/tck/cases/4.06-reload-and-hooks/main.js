const recording = (line) => () => {
  msys.kit.record(line);
  return true;
};

msys.registerModule("counted", {
  init: recording("init 1"),
  rsrc_setup: recording("setup 1"),
  deinit: recording("deinit 1"),
});
