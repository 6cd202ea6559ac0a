msys.httpsrv.register("GET", "/", (session) => {});
