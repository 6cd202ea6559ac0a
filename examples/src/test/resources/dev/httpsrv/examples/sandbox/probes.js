// What docs/sandbox.md says of JavaScript, row by row: each function returns true where it can.
const neighbour = require("./neighbour");

const rows = {
  "find its neighbours: `require`, `import`": () => neighbour.here,
  "run text as code": () => eval("true") && Function("return true")(),
  "tell the time": () => Date.now() > 0,
  "set a global that another script finds": () => {
    globalThis.leaked = true;
    return neighbour.finds();
  },
  "change the language's functions for other scripts": () => {
    Math.leaked = true;
    return neighbour.math().leaked;
  },
  "change a library of `msys` for other scripts": () => {
    msys.leaked = true;
    return neighbour.library().leaked;
  },
  "read a file": () =>
    Java.type("java.nio.file.Files").readString(Java.type("java.nio.file.Path").of(probe.file())) ===
    "content",
  "write a file": () => {
    const Files = Java.type("java.nio.file.Files");
    const path = Java.type("java.nio.file.Path").of(probe.file() + ".js");
    Files.writeString(path, "content");
    return Files.deleteIfExists(path);
  },
  "start a process": () => {
    const ProcessBuilder = Java.type("java.lang.ProcessBuilder");
    return new ProcessBuilder("true").start().waitFor() === 0;
  },
  "read the environment": () => Java.type("java.lang.System").getenv("PATH").length > 0,
  "connect to a host": () => {
    const Socket = Java.type("java.net.Socket");
    const socket = new Socket("127.0.0.1", probe.port());
    const connected = socket.isConnected();
    socket.close();
    return connected;
  },
  "use a class of Java": () => Java.type("java.lang.Math").abs(-1) === 1,
  "load bytecode": () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
  "use what debuggers use": () => Debug.dumpfunctree || eval("%DebugPrint(1)"),
  "start a thread of the language": () => new Worker("probe.js"),
  "load native code": () => Polyglot.eval("nfi", "load 'libc.so.6'"),
  "end the server: `os.exit`, `sys.exit`": () => (quit, true),
};

msys.registerControl("probe", () => {
  for (const [row, attempt] of Object.entries(rows)) {
    let can = false;
    try {
      can = attempt();
    } catch {
      // it cannot
    }
    print(row, can ? "can" : "cannot");
  }
});
