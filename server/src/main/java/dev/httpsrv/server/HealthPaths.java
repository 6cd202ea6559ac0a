package dev.httpsrv.server;

import org.jspecify.annotations.Nullable;

/**
 * Where the server itself answers, before any script: 200 or 503, without using an interpreter.
 *
 * @param readiness says whether new requests are welcome; null for none
 * @param liveness says that the server answers at all; null for none
 */
public record HealthPaths(@Nullable String readiness, @Nullable String liveness) {

  /** No such paths: all belong to scripts. */
  public static final HealthPaths NONE = new HealthPaths(null, null);
}
