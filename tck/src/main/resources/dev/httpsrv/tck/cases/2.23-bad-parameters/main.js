for (let endpoint of [
  "/users/{}",
  "/users/{id}.json",
  "/users/{first name}",
  "/users/{id",
  "/{id}/{id}",
]) {
  try {
    msys.httpsrv.register("GET", endpoint, (session) => {});
  } catch (e) {
    msys.kit.record(e.message);
  }
}
