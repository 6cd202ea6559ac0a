msys.httpsrv.registr("GET", "/", "hello"); // wrong
msys.httpsrv.register("GET", { path: "/" }, "hello"); // wrong
msys.httpsrv.register("GET", "/"); // wrong
msys.htpsrv.register("GET", "/", "hello"); // wrong
msys.httpsrv.register("GET", "/", (session) => {
  session.response_status_set_std("200", "text"); // wrong
  session.response_status_sent(200); // wrong
  session.response_append({ text: "text" }); // wrong
  session.response_json({ member: () => 1 }); // wrong
  session.request_url_get().path = "/other"; // wrong
  session.request_header_get("accept").length; // wrong
});
require("msys.core").dns_get_domian("example.com"); // wrong
