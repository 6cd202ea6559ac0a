msys.httpsrv.register("GET", "/", (session) => {
  const header = (name) => session.request_header_get(name) ?? "nothing";
  session.response_append(`${header("X-Name")}/${header("x-name")}/${header("X-NAME")}`);
});
