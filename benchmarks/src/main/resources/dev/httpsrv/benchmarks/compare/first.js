msys.httpsrv.register("GET", "/hello", (session) => {
  session.response_status_set_std(200, "Hello!\n", "text/plain");
});
