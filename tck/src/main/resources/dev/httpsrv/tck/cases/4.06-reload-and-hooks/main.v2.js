const recording = (line) => () => {
  msys.kit.record(line);
  return true;
};

msys.registerModule("counted", {
  init: recording("init 2"),
  rsrc_setup: recording("setup 2"),
  deinit: recording("deinit 2"),
});
