function named(session) {
  session.response_append("by name");
}

msys.httpsrv.register("GET", "/named", "named");
msys.httpsrv.register("GET", "/", (session) => {
  msys.kit.put("x", "kept");
  const list = [1, 2];
  list.push(3);
  const same = "as ever".toUpperCase() === "AS EVER" && JSON.stringify([...list]) === "[1,2,3]";
  session.response_append(
    [
      String(globalThis.leaked ?? {}.leaked ?? print.leaked ?? session.leaked ?? "nothing"),
      same ? "as ever" : "changed",
      list.length,
      msys.kit.get("x"),
    ].join(", "),
  );
});
