function attempt(endpoint, answer) {
  try {
    msys.httpsrv.register("GET", endpoint, (session) => session.response_append(answer));
    return "none";
  } catch (e) {
    return e.message;
  }
}

for (let endpoint of ["/shop?item", "/shop#item", "/a%20b", "/a%2fb", "/a/../b", "/a/./b"]) {
  msys.kit.record(attempt(endpoint, "never"));
}
msys.kit.record(attempt("/a%2Fb", "encoded slash"));
msys.httpsrv.register("GET", "/a €", (session) => session.response_append("blank"));
