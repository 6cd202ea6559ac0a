msys.httpsrv.register("GET", "/", (session) => {
  let texts = [];
  try {
    msys.shop.crash();
  } catch (e) {
    texts = [String(e), String(e.message), String(e.stack), String(e.cause)].concat(
      Object.getOwnPropertyNames(e).map((name) => name + String(e[name])),
    );
  }
  for (let i = 0; i < texts.length; i++) {
    if (/java|Exception|dev\.httpsrv|org\.|com\./.test(texts[i].replace(/org\.mozilla\.javascript\.|JavaScript/g, ""))) {
      session.response_append(texts[i] + "\n");
    }
  }
  session.response_append("nothing of Java");
});
