const bad = [
  ["X-Name", "a\r\nX-Evil: 1"],
  ["X-Name", "a\0b"],
  ["X Name", "a"],
  ["X-Name\n", "a"],
  ["", "a"],
  ["Content-Length", "0"],
  ["transfer-encoding", "chunked"],
];

msys.httpsrv.register("GET", "/", (session) => {
  for (let [name, value] of bad) {
    try {
      session.response_header_set(name, value);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
