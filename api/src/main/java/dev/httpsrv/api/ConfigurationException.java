package dev.httpsrv.api;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be applied; correct what it names, and load it again. */
public final class ConfigurationException extends HttpsrvException {

  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  /** Reports one problem that no script is at fault for. */
  public ConfigurationException(String message) {
    this(List.of(new Problem(null, message)));
  }

  /** Reports these problems, at least one. */
  public ConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")), null);
    this.problems = List.copyOf(problems);
  }

  /** Returns everything that is wrong, in the order of the scripts. */
  public List<Problem> problems() {
    return problems;
  }
}
