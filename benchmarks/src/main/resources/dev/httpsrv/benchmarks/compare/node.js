"use strict";
const cluster = require("node:cluster");
const http = require("node:http");
const answers = require("./answers.js");

function send(response, mimetype, body) {
  response.writeHead(200, { "Content-Type": mimetype, "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}

const endpoints = {
  "/hello": (request, response) => send(response, "text/plain", "hello"),
  "/json": (request, response) => {
    const pieces = [];
    request.on("data", (piece) => pieces.push(piece));
    request.on("end", () => {
      const order = JSON.parse(Buffer.concat(pieces).toString());
      send(response, "application/json", JSON.stringify(answers.changed(order)));
    });
  },
  "/page": (request, response) => send(response, "text/html", answers.page()),
  "/fib": (request, response) => send(response, "text/plain", answers.fib()),
  "/wait": (request, response) => setTimeout(() => send(response, "text/plain", "waited"), 10),
};

if (cluster.isPrimary) {
  cluster.fork();
  cluster.fork();
} else {
  const server = http.createServer((request, response) => {
    const endpoint = endpoints[request.url];
    if (endpoint) {
      endpoint(request, response);
    } else {
      response.writeHead(404).end();
    }
  });
  server.keepAliveTimeout = 0;
  server.requestTimeout = 0;
  server.listen(Number(process.argv[2]), "127.0.0.1");
}
