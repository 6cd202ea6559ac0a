require("msys.extended.httpsrv");
require("msys.core");

const httpsrv = require("msys.httpsrv");
const extended = require("msys.extended.httpsrv");
const core = require("msys.core");
const shop = require("msys.shop");

httpsrv.register("GET", "/core", (session) => {
  session.response_append(core.dns_get_domain("example.com").name);
});
httpsrv.register("GET", "/short", (session) => require("msys").httpsrv.DONE);
extended.register("GET", "/long", (session) => extended.DONE);
msys.httpsrv.register("GET", "/shop", (session) => {
  session.response_append(shop.NAME);
});
