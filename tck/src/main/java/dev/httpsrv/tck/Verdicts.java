package dev.httpsrv.tck;

import dev.httpsrv.tck.Rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the rules in one run of the kit. Any thread may use it. */
final class Verdicts {

  private final Map<Rule, Verdict> verdicts = new TreeMap<>(Rule.BY_NUMBER);

  /** Takes what came of a rule in one of its cases; the worst counts. */
  synchronized void add(Rule rule, Verdict verdict) {
    verdicts.merge(rule, verdict, Verdict::and);
  }

  /** Returns a line for each rule: its number, the rule, what came of it, with tabs between. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    verdicts.forEach(
        (rule, found) -> lines.add(String.join("\t", rule.number(), rule.title(), found.text())));
    return lines;
  }
}
