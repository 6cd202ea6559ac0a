msys.httpsrv.register("GET", "/third", (session) => {});
