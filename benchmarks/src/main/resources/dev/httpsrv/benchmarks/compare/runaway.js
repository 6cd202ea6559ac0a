// Handlers that never end by themselves.
const form = (name, handler) => msys.httpsrv.register("GET", "/js/" + name, handler);

form("hello", (session) => session.response_append("hello"));

const spin = () => { for (;;) {} };

form("while", () => { while (true) {} });
form("for", spin);
form("do", () => { do {} while (true); });
form("label", () => { again: for (;;) { for (;;) { continue again; } } });
form("try-catch", () => { for (;;) { try { spin(); } catch {} } });
form("try-finally", () => { for (;;) { try { spin(); } finally { continue; } } });
form("throw-storm", () => { for (;;) { try { throw new Error("again"); } catch {} } });
form("generator", () => {
  function* numbers() { for (let i = 0; ; i++) { yield i; } }
  for (const _ of numbers()) {}
});
form("generator-finally", () => {
  function* stubborn() { for (;;) { try { yield 1; } finally { continue; } } }
  for (;;) { for (const _ of stubborn()) { break; } }
});
form("spread", () => { for (;;) { try { [...{ *[Symbol.iterator]() { for (;;) { yield 0; } } }]; } catch {} } });
form("async", async () => { for (;;) { await 0; } });
form("async-finally", async () => { for (;;) { try { await 0; spin(); } finally { continue; } } });
form("async-generator", async () => {
  async function* numbers() { for (let i = 0; ; i++) { yield i; } }
  for await (const _ of numbers()) {}
});
form("promise-jobs", () => { const again = () => Promise.resolve().then(again); return again(); });
form("thenable", async () => { await { then() { spin(); } }; });
form("recursion", () => { const down = (n) => 1 + down(n + 1); for (;;) { try { down(1); } catch {} } });
form("fib", () => { const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2)); fib(100); });
form("proxy", () => { new Proxy({}, { get: spin }).x; });
form("proxy-keys", () => { for (;;) { Object.keys(new Proxy({}, { ownKeys: () => spin() })); } });
form("getter", () => { ({ get x() { return spin(); } }).x; });
form("value-of", () => { 1 + { valueOf: spin }; });
form("to-primitive", () => { `${{ [Symbol.toPrimitive]: spin }}`; });
form("has-instance", () => { 1 instanceof { [Symbol.hasInstance]: spin }; });
form("array-growth", () => { const all = []; for (;;) { all.push({}); } });
form("array-growth-in-try", () => { for (;;) { try { const all = []; for (;;) { all.push([]); } } catch {} } });
form("array-fill", () => { for (;;) { try { new Array(1e9).fill(0); } catch {} } });
form("array-join", () => { for (;;) { try { new Array(2 ** 26).join("x"); } catch {} } });
form("array-from", () => { Array.from({ length: 2 ** 31 }, (_, i) => i); });
form("array-holes", () => { const all = { length: 2 ** 53 - 1 }; for (;;) { Array.prototype.forEach.call(all, () => {}); } });
form("index-of", () => { Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1); });
form("map-growth", () => { const map = new Map(); for (let i = 0; ; i++) { map.set(i, String(i)); } });
form("typed-array", () => { const all = []; for (;;) { all.push(new Uint8Array(1e7)); } });
form("typed-array-sort", () => { const all = new Float64Array(2e6); for (;;) { all.sort().reverse(); } });
form("repeat", () => { for (;;) { try { "x".repeat(2 ** 29); } catch {} } });
form("repeat-used", () => { for (;;) { try { "xy".repeat(2 ** 25).charCodeAt(7); } catch {} } });
form("pad", () => { for (;;) { try { "x".padStart(2 ** 29, "abc"); } catch {} } });
form("doubling", () => { for (;;) { try { let s = "x"; for (;;) { s += s; s.charCodeAt(s.length - 1); } } catch {} } });
form("big-product", () => { let n = 3n; for (;;) { n *= n; } });
form("big-power", () => { 3n ** (10n ** 9n); });
form("big-text", () => { let n = 7n ** 2000000n; for (;;) { String(n); } });
form("regex", () => { for (;;) { /^(a+)+$/.test("a".repeat(1e5) + "b"); } });
form("regex-backreference", () => { /^(?:(a+)\1*)+$/.test("a".repeat(60) + "b"); });
form("regex-lookbehind", () => { for (;;) { /(?<=(a+)+b)c/.test("a".repeat(1e5) + "c".repeat(1e5)); } });
form("regex-long", () => { const text = "a".repeat(2e6); for (;;) { /a*b/.test(text); } });
form("replace-callback", () => { "x".replace(/x/, spin); });
form("replace-growth", () => { for (;;) { try { let s = "x"; for (;;) { s = s.replace(/./g, "$&$&"); } } catch {} } });
form("split", () => { const text = "x".repeat(1e6); for (;;) { text.split(""); } });
form("json-stringify", () => { JSON.stringify({ toJSON: spin }); });
form("json-stringify-long", () => { const all = new Array(1e6).fill({ a: 1 }); for (;;) { JSON.stringify(all); } });
form("json-parse", () => { const text = "[" + "1,".repeat(1e6) + "1]"; for (;;) { JSON.parse(text); } });
form("json-deep", () => { const text = "[".repeat(1e6); for (;;) { try { JSON.parse(text); } catch {} } });
form("json-reviver", () => { JSON.parse("[1]", spin); });
form("sort", () => { const all = new Array(1e6).fill(0).map((_, i) => -i); for (;;) { all.sort((a, b) => a - b).reverse(); } });
form("sort-comparator", () => { for (;;) { [3, 1, 2].sort(() => Math.random() - 0.5); } });
form("sort-spinning", () => { [2, 1].sort(spin); });
form("flat", () => { let deep = []; for (let i = 0; i < 1e6; i++) { deep = [deep]; } for (;;) { try { deep.flat(Infinity); } catch {} } });
form("eval", () => { for (;;) { new Function("x", "return x + " + Math.random())(1); } });
form("response", (session) => { const text = "x".repeat(1000); for (;;) { try { session.response_append(text); } catch {} } });
form("response-json", (session) => { const all = new Array(1e6).fill(1); for (;;) { session.response_json(all); } });
form("sleep", async () => { await msys.sleep(3600); });
form("sleep-finally", async () => { for (;;) { try { await msys.sleep(3600); } catch {} } });
form("naps", async () => { for (;;) { await msys.sleep(0.001); } });
form("never", () => new Promise(() => {}));
