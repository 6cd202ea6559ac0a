"use strict";
// Given module.exports of answers.js and Vert.x, this returns the handler of a request.
(answers, vertx) => {
  function send(request, mimetype, body) {
    request.response().putHeader("Content-Type", mimetype).end(body);
  }

  const endpoints = {
    "/hello": (request) => send(request, "text/plain", "hello"),
    "/json": (request) =>
      request.body().onSuccess((body) => {
        const order = JSON.parse(body.toString());
        send(request, "application/json", JSON.stringify(answers.changed(order)));
      }),
    "/page": (request) => send(request, "text/html", answers.page()),
    "/fib": (request) => send(request, "text/plain", answers.fib()),
    "/wait": (request) => vertx.setTimer(10, () => send(request, "text/plain", "waited")),
  };

  return (request) => {
    const endpoint = endpoints[request.path()];
    if (endpoint) {
      endpoint(request);
    } else {
      request.response().setStatusCode(404).end();
    }
  };
};
