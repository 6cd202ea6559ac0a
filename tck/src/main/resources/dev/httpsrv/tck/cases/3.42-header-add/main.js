const bad = [
  ["content-type", "text/html"],
  ["Content-Length", "0"],
  ["X-Name", "a\r\nX-Evil: 1"],
  ["X Name", "a"],
];

msys.httpsrv.register("GET", "/several", (session) => {
  session.response_header_add("Set-Cookie", "a=1; Path=/");
  session.response_header_add("set-cookie", "b=2");
  session.response_header_set("X-Tone", "high");
  session.response_header_add("X-Tone", 7);
});

msys.httpsrv.register("GET", "/replaced", (session) => {
  session.response_header_add("Set-Cookie", "a=1");
  session.response_header_add("Set-Cookie", "b=2");
  session.response_header_set("Set-Cookie", "c=3");
});

msys.httpsrv.register("GET", "/bad", (session) => {
  for (let [name, value] of bad) {
    try {
      session.response_header_add(name, value);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
