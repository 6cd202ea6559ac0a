const beside = require("./beside");
const below = require("folder/below");

msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(`beside: ${beside.answer()}, below: ${below.answer()}`);
});
