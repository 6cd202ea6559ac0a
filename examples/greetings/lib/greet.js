exports.hello = (who) => `Good day, ${who ?? "stranger"}\n`;
