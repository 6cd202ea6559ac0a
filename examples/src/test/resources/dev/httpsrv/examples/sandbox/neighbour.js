exports.here = true;
exports.finds = () => globalThis.leaked;
exports.math = () => Math;
exports.library = () => msys;
