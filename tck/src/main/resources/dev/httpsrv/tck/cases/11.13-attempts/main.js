msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(msys.shop.read_tag("7") + "\n");
  try {
    msys.shop.read_tag("seven");
  } catch (e) {
    session.response_append(e.message);
  }
});
