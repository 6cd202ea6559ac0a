msys.httpsrv.register("GET", "/all", (session) => {});
if (msys.kit.count() === 1) {
  msys.httpsrv.register("GET", "/more", (session) => {}); // HERE
}
