const core = require("msys.core");

msys.httpsrv.register(null, "/any", "named");
msys.httpsrv.register("GET", "/async", async (session) => {
  await Promise.resolve();
  session.response_string(new Uint8Array([104, 105]));
});
msys.httpsrv.register("POST", "/all/{id}", (session) => {
  const { attrs, userinfo } = session.request_url_get();
  const [kind = "none", charset] = session.request_content_type_get() ?? [];
  const order = session.request_data_get_json();
  session.response_printf("%s %d %s %s %s\n", attrs.q, order.items.length, kind, charset, userinfo?.pass);
  session.response_json({ id: session.request_path_param_get("id"), when: new Date(), list: [1, null], map: new Map([["a", 1n]]) });
  session.response_header_set("Retry-After", 5);
  const reader = session.request_data_get();
  for (let bytes = reader.read(1000); bytes !== null; bytes = reader.read()) session.response_append(bytes);
  session.response_flush();
  session.session_suspend();
  return msys.httpsrv.ASYNC;
}, { kept: true });
msys.httpsrv.register_auth("GET", "/private", (session) => (session.request_credentials_get() ?? [null])[0]);
msys.extended.httpsrv.session_find("event")?.session_resume(0);
msys.registerControl("hello", (cc) => print(cc.argc, cc.argv[0]));
msys.registerModule("module", { init: () => true });
console.log(msys.null, msys.array([]), core.dict_next({ a: "b" }, core.dict_iter2(new Map([["a", "b"]]))));
const domain = core.dns_get_domain("example.com");
if (domain) core.mail_queue_delay_domain(domain);
