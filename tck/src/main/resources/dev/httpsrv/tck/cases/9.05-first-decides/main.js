function guard(method, path, user) {
  msys.httpsrv.register_auth(method, path, (session) => user);
}

guard("GET", "/shop/back", "first");
guard("GET", "/shop", "second");
guard(null, "/shop", "any method");
guard("GET", "/shop/back/never", null);
msys.httpsrv.register(null, "/", (session) => {
  session.response_append(session.request_username_get() ?? "nothing");
});
