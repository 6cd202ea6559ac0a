import { name } from "./helper.js"; // HERE

msys.httpsrv.register("GET", "/", (session) => session.response_append(name));
