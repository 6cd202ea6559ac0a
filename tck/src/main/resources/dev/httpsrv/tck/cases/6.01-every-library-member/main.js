const lookUp = (path) => path.split(".").reduce((value, name) => value?.[name], globalThis);

function missing(session, found) {
  const paths = session.request_data_get_string().split(";").filter((path) => path !== "");
  const names = paths.filter((path) => !found(lookUp(path)));
  session.response_append("missing:" + names.join(";"));
}

msys.httpsrv.register("POST", "/functions", (session) => {
  missing(session, (value) => typeof value === "function");
});
msys.httpsrv.register("POST", "/constants", (session) => {
  missing(session, (value) => value !== undefined);
});
