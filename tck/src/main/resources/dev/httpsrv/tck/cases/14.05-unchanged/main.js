msys.httpsrv.register("POST", "/", (session) => {
  session.response_json(session.request_data_get_json());
});
msys.httpsrv.register("GET", "/shop", (session) => {
  session.response_status_ok("text/plain");
  session.response_json({ one: msys.kit.get("one") });
});
msys.kit.put("one", "1");

function broken() {
  throw new Error("broken");
}

const nextOf = Object.getPrototypeOf([][Symbol.iterator]());
const all = [Array, Object, String, Number, Function, Map, Set, WeakMap, Promise, RegExp, Error];
const names = Object.getOwnPropertyNames;
const redefine = Object.defineProperty;
for (let i = 0; i < all.length; i++) {
  const type = all[i];
  const holders = [type.prototype, type];
  for (let j = 0; j < 2; j++) {
    const own = names(holders[j]);
    for (let k = 0; k < own.length; k++) {
      try {
        if (own[k] !== "prototype") {
          redefine(holders[j], own[k], { __proto__: null, value: broken });
        }
      } catch (e) {
        // it cannot be changed
      }
    }
  }
}
Object.prototype.toJSON = broken;
Object.prototype.then = broken;
Array.prototype.toJSON = broken;
Array.prototype[Symbol.iterator] = broken;
nextOf.next = broken;
JSON.stringify = JSON.parse = broken;
Reflect = Proxy = Symbol = Uint8Array = ArrayBuffer = undefined;
