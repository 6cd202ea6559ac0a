function line(call) {
  try {
    call();
  } catch (e) {
    return Number(e.stack.match(/main\.js:(\d+)/)[1]);
  }
}

msys.httpsrv.register("GET", "/", (session) => {
  let last = line(() => {
    throw new Error("the first");
  }); const header = line(() => {
    session.response_header_set("X-Name", "a\r\nb");
  }); const type = line(() => {
    session.response_status_ok("text/html\r\nb");
  }); const reason = line(() => {
    session.response_status_set(200, "a\r\nb");
  }); const format = line(() => {
    session.response_printf("%d");
  }); const data = line(() => {
    session.response_json(print);
  });
  for (let [name, line] of Object.entries({ header, type, reason, format, data })) {
    session.response_append(`${line - last} lines on: ${name}\n`);
    last = line;
  }
});
