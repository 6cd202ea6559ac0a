const guard = (path, verdict) => msys.httpsrv.register_auth("GET", path, (session) => verdict);

guard("/nothing", undefined);
guard("/false", false);
guard("/empty", "");
guard("/number", 1);
guard("/done", msys.httpsrv.DONE);
guard("/table", {});
msys.httpsrv.register_auth("GET", "/appended", (session) => {
  session.response_append("not this");
});
msys.httpsrv.register("GET", "/", (session) => msys.kit.record("handler"));
