const answer = (text) => (session) => session.response_append(text);

msys.httpsrv.register("GET", "/plain", answer("plain"));
msys.httpsrv.register("GET", "/slash/", answer("slash"));
