package dev.httpsrv.tck;

import java.util.List;

/**
 * An engine that is broken on purpose.
 *
 * @param what what it does wrong
 * @param engine the engine
 * @param broken the numbers of the rules that it breaks, and of no others
 */
record Flaw(String what, BrokenLuaj engine, List<String> broken) {

  Flaw(String what, BrokenLuaj engine, String... broken) {
    this(what, engine, List.of(broken));
  }

  /** Returns the groups of the rules that it breaks. */
  List<String> groups() {
    return broken.stream().map(rule -> rule.substring(0, rule.indexOf('.'))).distinct().toList();
  }

  @Override
  public String toString() {
    return what;
  }
}
