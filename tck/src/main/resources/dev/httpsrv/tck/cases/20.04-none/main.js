const items = (function* () { yield "apple"; })(); // HERE

msys.httpsrv.register("GET", "/", (session) => session.response_append(items.next().value));
