msys.kit.record("main begins");
require("./other").number = 2;
msys.kit.record("main ends");

msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(String(require("./other").number));
});
