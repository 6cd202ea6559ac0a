package dev.httpsrv.server;

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

  boolean isReadiness(String path) {
    return isAt(path, readiness);
  }

  boolean isLiveness(String path) {
    return isAt(path, liveness);
  }

  private static boolean isAt(String path, @Nullable String own) {
    return own != null && withoutSlash(path).equals(withoutSlash(own));
  }

  private static String withoutSlash(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
