msys.httpsrv.register("GET", "/caught", (session) => {
  try {
    msys.shop.refuse();
    session.response_append("sold");
  } catch (e) {
    session.response_append(`refused, ${e.message}`);
  }
});

function again() {
  try {
    msys.shop.refuse(); // HERE
  } catch (e) {
    throw e;
  }
}

msys.httpsrv.register("GET", "/again", again);
msys.registerControl("again", again);
