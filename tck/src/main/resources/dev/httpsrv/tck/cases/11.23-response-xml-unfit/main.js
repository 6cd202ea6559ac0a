msys.httpsrv.register("GET", "/", (session) => {
  for (let document of [
    "<a/>",
    [{ name: "a" }],
    {},
    { name: "1a" },
    { name: "a", children: ["text", { name: "a>" }] },
    { name: "a", attributes: { "a b": 1 } },
    { name: "a", attributes: { a: { b: 1 } } },
    { name: "a", attributes: "a" },
    { name: "a", children: "text" },
    { name: "a", children: [["text"]] },
    { name: "a", children: ["\x01"] },
    { name: "a", children: [() => {}] },
  ]) {
    try {
      session.response_xml(document);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
