const ways = {
  file: () => read("/etc/passwd"),
  loaded: () => load("/etc/passwd"),
  required: () => require("fs"),
  process: () => require("child_process"),
  environment: () => process.env.PATH,
  network: () => require("net"),
  class: () => Java.type("java.lang.System"),
  package: () => Packages.java.lang.System.getenv("PATH"),
  java: () => java.lang.System.getenv("PATH"),
  importer: () => importClass("java.lang.System"),
  adapter: () => new JavaAdapter("java.lang.Runnable", {}),
  languages: () => Polyglot.eval("js", "1"),
};

msys.httpsrv.register("GET", "/", (session) => {
  for (let name in ways) {
    try {
      ways[name]();
      session.response_append("reaches " + name + "\n");
    } catch (e) {
      // as it shall be
    }
  }
  session.response_append("end");
});
