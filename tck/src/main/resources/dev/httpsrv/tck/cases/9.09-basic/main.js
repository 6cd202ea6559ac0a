const passwords = new Map([["ada", "secret"]]);

function check(session) {
  const [user, password] = session.request_credentials_get() ?? [];
  return user !== undefined && password === passwords.get(user) ? user : null;
}

msys.httpsrv.register_auth(null, "/", "check");
msys.httpsrv.register("GET", "/", (session) => {
  session.response_append(session.request_username_get());
});
