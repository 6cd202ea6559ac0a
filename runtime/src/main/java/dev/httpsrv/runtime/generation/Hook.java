package dev.httpsrv.runtime.generation;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The hooks of a module, in the order in which they run. */
enum Hook {
  INIT("init"),
  RSRC_SETUP("rsrc_setup"),
  DEINIT("deinit");

  private final String scriptName;

  Hook(String scriptName) {
    this.scriptName = scriptName;
  }

  /** Returns the name that scripts give it. */
  String scriptName() {
    return scriptName;
  }

  static Set<String> names() {
    return Arrays.stream(values()).map(Hook::scriptName).collect(Collectors.toSet());
  }
}
