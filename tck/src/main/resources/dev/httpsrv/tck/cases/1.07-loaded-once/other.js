msys.kit.record("other runs");
exports.number = 1;
