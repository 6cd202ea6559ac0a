package dev.httpsrv.engine.graal;

import org.graalvm.polyglot.proxy.Proxy;

/**
 * Carries a Java exception along with the script's error that it became.
 *
 * @param throwable what Java threw
 */
record HostCause(Throwable throwable) implements Proxy {}
