package dev.httpsrv.server;

import dev.httpsrv.runtime.route.Route;
import org.jspecify.annotations.Nullable;

/**
 * Where the server itself answers, before any script: 200 or 503, without using an interpreter. As
 * for scripts' endpoints, a trailing slash makes no difference; what is below belongs to scripts.
 *
 * @param readiness says whether new requests are welcome; null for none
 * @param liveness says that the server answers at all; null for none
 */
public record HealthPaths(@Nullable String readiness, @Nullable String liveness) {

  /** No such paths: all belong to scripts. */
  public static final HealthPaths NONE = new HealthPaths(null, null);

  /** Creates the paths. */
  public HealthPaths {
    readiness = readiness == null ? null : Route.withoutSlash(readiness);
    liveness = liveness == null ? null : Route.withoutSlash(liveness);
  }
}
