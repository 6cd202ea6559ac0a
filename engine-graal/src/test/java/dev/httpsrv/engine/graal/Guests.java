package dev.httpsrv.engine.graal;

/** The languages that the same statements hold for. */
enum Guests {
  JS("js", "js"),
  PYTHON("python", "py");

  final String id;
  final String extension;

  Guests(String id, String extension) {
    this.id = id;
    this.extension = extension;
  }

  /** Returns the source in this language. */
  String source(String javaScript, String python) {
    return this == JS ? javaScript : python;
  }
}
