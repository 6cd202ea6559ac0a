package dev.httpsrv.benchmarks.compare;

import java.io.IOException;

/**
 * A system that takes part.
 *
 * @param version what it is, with its version
 */
record ServerSystem(String name, String version, Starter starter) {

  /** Starts a system's server. */
  @FunctionalInterface
  interface Starter {
    RunningServer start(Workplace workplace) throws IOException;
  }

  /** Finds a system on this machine. */
  @FunctionalInterface
  interface Finder {
    ServerSystem find() throws IOException, NotFoundException;
  }

  /** Says what is missing, and how to install it. */
  static final class NotFoundException extends Exception {
    private static final long serialVersionUID = 1;

    NotFoundException(String message) {
      super(message);
    }
  }
}
