msys.httpsrv.register("GET", "/somewhere", (session) => {});
