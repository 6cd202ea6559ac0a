msys.httpsrv.register("GET", "/", (session) => {
  const names = [];
  const check = (name, value) => {
    msys.shop.keep(value);
    names.push((msys.shop.kept() ?? null) === value ? name : "not " + name);
  };
  check("table", { one: 1 });
  check("function", () => {});
  check("text", "a\0ä");
  check("number", 0.1);
  check("true", true);
  check("nothing", null);
  session.response_append(names.join(" "));
});
