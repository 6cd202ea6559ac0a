const name = "second";

function answer(session) {
  session.response_append(name);
}

msys.httpsrv.register("GET", "/second", answer);
