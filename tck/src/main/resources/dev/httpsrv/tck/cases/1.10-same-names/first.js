const name = "first";

function answer(session) {
  session.response_append(name);
}

msys.httpsrv.register("GET", "/first", answer);
