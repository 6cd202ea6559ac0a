msys.httpsrv.register("GET", "/typed", (session) => {
  session.response_status_ok("image/svg+xml");
  session.response_xml({ name: "svg", attributes: { title: '"ä\n<' } });
});
msys.httpsrv.register("GET", "/replaced", (session) => {
  session.response_append("not this");
  session.response_xml({ name: "a", attributes: {}, children: [] });
});
msys.httpsrv.register("GET", "/", (session) => {
  session.response_xml({
    name: "order",
    children: [
      { name: "item", attributes: { id: 7 }, children: ["apple & <pear>"] },
      ", ",
      { name: "open", children: [true] },
      { name: "price", children: [3] },
      { name: "x:note" },
    ],
  });
});
msys.httpsrv.register("POST", "/", (session) => {
  session.response_xml(session.request_data_get_xml());
});
