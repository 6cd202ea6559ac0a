package dev.httpsrv.engine.graal;

import org.graalvm.polyglot.proxy.Proxy;

/**
 * Carries a Java exception along with the script's error that it became.
 *
 * @param throwable what Java threw
 */
record HostCause(Throwable throwable) implements Proxy {

  /** For a language that shows it; what Java threw is not the script's. */
  @Override
  public String toString() {
    return "cause";
  }
}
