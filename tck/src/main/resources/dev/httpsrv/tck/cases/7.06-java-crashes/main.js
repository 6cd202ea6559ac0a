function attempts(path, crash) {
  msys.httpsrv.register("GET", path, (session) => {
    try {
      crash();
      session.response_append("worked\n");
    } catch (e) {
      session.response_append("crashed\n");
      const leaks = `${e} ${e.message} ${e.stack}`.includes("key");
      session.response_append("knows of the key: " + (leaks ? "yes" : "no"));
    }
  });
}

attempts("/", () => msys.shop.crash());
attempts("/declared", () => msys.shop.crash_declared());
