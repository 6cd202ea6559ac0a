msys.httpsrv.register("GET", "/", (session) => {
  for (let call of [msys.shop.refuse, msys.shop.wait_for_morning]) {
    try {
      call();
    } catch (e) {
      session.response_append(e.message + "\n");
    }
  }
});
