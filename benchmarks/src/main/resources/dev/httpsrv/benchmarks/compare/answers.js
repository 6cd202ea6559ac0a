"use strict";
// What the servers that run JavaScript answer.

const escapes = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const rows = [];
for (let i = 1; i <= 100; i++) {
  rows.push({ number: i, name: `Article <${i}> & more`, stock: i * 7 });
}

function page() {
  let html = "<!DOCTYPE html>\n<title>Stock</title>\n<table>\n";
  for (const row of rows) {
    const name = row.name.replace(/[&<>]/g, (letter) => escapes[letter]);
    html += `<tr><td>${row.number}</td><td>${name}</td><td>${row.stock}</td></tr>\n`;
  }
  return html + "</table>\n";
}

function fib(n) {
  return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

function changed(order) {
  order.state = "done";
  return order;
}

module.exports = { page, changed, fib: () => String(fib(20)) };
