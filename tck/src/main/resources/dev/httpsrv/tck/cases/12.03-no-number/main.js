msys.httpsrv.register("GET", "/", (session) => {
  try {
    msys.sleep(-1);
  } catch (error) {
    session.response_append(error.message);
  }
});
