function visitor(item) {
  throw new Error("too sweet"); // HERE
}

msys.httpsrv.register("GET", "/", (session) => {
  try {
    msys.shop.visit(visitor);
  } catch (e) {
    session.response_append(e.message);
  }
});
msys.registerControl("visit", (cc) => msys.shop.visit(visitor));
