module.exports = { answer: () => require("../beside").answer() };
