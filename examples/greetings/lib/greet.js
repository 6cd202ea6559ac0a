/** @param {string | null} who */
exports.hello = (who) => `Good day, ${who ?? "stranger"}\n`;
