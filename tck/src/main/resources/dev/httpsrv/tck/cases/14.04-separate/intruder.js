function attempt(change) {
  try {
    change();
  } catch (e) {
    // refused
  }
}

function named(session) {
  session.response_append("the intruder's");
}

msys.httpsrv.register("GET", "/change", (session) => {
  attempt(() => { globalThis.leaked = "leaked"; });
  attempt(() => { leaked = "leaked"; });
  attempt(() => { Object.prototype.leaked = "leaked"; });
  attempt(() => { Object.defineProperty(Object.prototype, "leaked", { value: "leaked" }); });
  attempt(() => { Object.setPrototypeOf(Object.prototype, { leaked: "leaked" }); });
  attempt(() => { String.prototype.toUpperCase = () => "changed"; });
  attempt(() => { Array.prototype.push = () => {}; });
  attempt(() => { Array.prototype[Symbol.iterator] = () => {}; });
  attempt(() => { Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true }); });
  attempt(() => { Object.getPrototypeOf(async () => {}).leaked = "leaked"; });
  attempt(() => { Object.getPrototypeOf(session).leaked = "leaked"; });
  attempt(() => { Promise.prototype.then = () => {}; });
  attempt(() => { JSON.stringify = () => "changed"; });
  attempt(() => { globalThis.String = () => "changed"; });
  attempt(() => { delete globalThis.Array; });
  attempt(() => { msys.kit.get = () => "changed"; });
  attempt(() => { delete msys.kit.get; });
  attempt(() => { msys.kit = {}; });
  attempt(() => { globalThis.msys = {}; });
  attempt(() => { globalThis.require = () => ({}); });
  attempt(() => { print.leaked = console.leaked = "leaked"; });
  session.response_append("tried");
});
