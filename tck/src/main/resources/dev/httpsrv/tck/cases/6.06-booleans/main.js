msys.httpsrv.register("GET", "/", (session) => {
  const negate = msys.shop.negate;
  session.response_append((negate(true) === false ? "yes" : "no") + " ");
  session.response_append((negate(false) === true ? "yes" : "no") + "\n");
  for (let value of [1, "true"]) {
    try {
      negate(value);
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
