require("msys.extended.httpsrv");
const m = {};
function says(session) {
  const url = session.request_url_get();
  session.response_status_set_std(200, url.url + " says: hi", "text/plain");
}
function command(cc) {
  if (cc.argc < 2) { print("an argument, please"); return; }
  print(cc.argv[1], "was given.");
}
m.rsrc_setup = function () {
  msys.httpsrv.register("POST", "/js", says);
  msys.registerControl("command_js", command);
  return true;
};
msys.registerModule("m", m);
