function guard(path, answer) {
  msys.httpsrv.register_auth("GET", path, (session) => {
    answer(session);
    return false;
  });
}

guard("/login", (session) => {
  session.response_status_set(303);
  session.response_header_set("Location", "/welcome");
});
guard("/forbidden", (session) => {
  session.response_status_set_std(403, "<p>no</p>", "text/html");
});
guard("/status", (session) => session.response_status_set(418));
guard("/token", (session) => {
  session.response_status_set_std(401, "token, please");
  session.response_header_set("WWW-Authenticate", 'Bearer realm="shop"');
});
guard("/form", (session) => {
  session.response_status_set_std(200, "<form>", "text/html");
});
guard("/realm", (session) => {
  session.response_header_set("WWW-Authenticate", 'Bearer realm="shop"');
});
guard("/sent", (session) => {
  session.response_append("sent in");
  session.response_flush();
  session.response_append(" pieces");
});
msys.httpsrv.register("GET", "/", (session) => msys.kit.record("handler"));
