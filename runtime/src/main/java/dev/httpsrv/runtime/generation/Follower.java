package dev.httpsrv.runtime.generation;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that an interpreter registers what its leader did, at the same place in the order. */
final class Follower implements RegistrationSink {

  private final List<Expected> expected;
  private int next;

  Follower(List<Expected> expected) {
    this.expected = expected;
  }

  @Override
  public void accept(int index, Registration registration) {
    Expected wanted = next < expected.size() ? expected.get(next) : null;
    if (wanted == null || !wanted.registration().label().equals(registration.label())) {
      throw new IllegalArgumentException(
          "another interpreter registered %s where this one registers %s; every interpreter must register the same, in the same order"
              .formatted(
                  wanted == null
                      ? "nothing"
                      : "%s (%s)"
                          .formatted(wanted.registration().label(), wanted.registration().origin()),
                  registration.label()));
    }
    next++;
    if (wanted.refusal() != null) {
      throw new IllegalArgumentException(wanted.refusal());
    }
  }

  void checkComplete() {
    if (next < expected.size()) {
      Registration missing = expected.get(next).registration();
      throw new ConfigurationException(
          List.of(
              new Problem(
                  missing.origin(),
                  "one interpreter registered %s, another did not; every interpreter must register the same, in the same order"
                      .formatted(missing.label()))));
    }
  }

  /**
   * What a leader registered, or tried to.
   *
   * @param refusal why it was refused; null where it was not
   */
  record Expected(Registration registration, @Nullable String refusal) {}
}
