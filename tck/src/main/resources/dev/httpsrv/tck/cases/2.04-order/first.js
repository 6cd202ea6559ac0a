const answer = (text) => (session) => session.response_append(text);

msys.httpsrv.register("GET", "/a", answer("first /a"));
msys.httpsrv.register("GET", "/a/b", answer("first /a/b"));
msys.httpsrv.register("GET", "/b/c", answer("first /b/c"));
