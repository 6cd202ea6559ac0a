msys.httpsrv.register("GET", "/", (session) => {
  session.response_append("before");
  return {
    then() {
      session.response_append(", after");
    },
  };
});
