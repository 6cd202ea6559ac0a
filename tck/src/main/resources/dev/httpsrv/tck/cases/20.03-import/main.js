import greet, { name } from "./helper.js";

msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(`${greet("a module")}, and from ${name}`);
});

export const unused = true;
