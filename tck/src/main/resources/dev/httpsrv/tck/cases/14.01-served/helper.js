exports.greet = (name) => `Hello, ${name}, from a helper`;
