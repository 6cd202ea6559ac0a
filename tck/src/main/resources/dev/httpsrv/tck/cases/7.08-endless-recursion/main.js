function down(n) {
  return 1 + down(n + 1);
}

msys.httpsrv.register("GET", "/down", (session) => down(0));
msys.httpsrv.register("GET", "/works", (session) => session.response_append("fine"));
