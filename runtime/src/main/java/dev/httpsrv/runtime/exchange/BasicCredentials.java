package dev.httpsrv.runtime.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends with HTTP Basic (RFC 7617).
 *
 * @param user the user
 * @param password the password
 */
record BasicCredentials(String user, String password) {

  private static final String SCHEME = "Basic ";

  /** Returns what an Authorization header says, null where it is missing or says something else. */
  static @Nullable BasicCredentials parse(@Nullable String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return null;
    }
    String pair;
    try {
      byte[] decoded = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      pair = new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
    int colon = pair.indexOf(':');
    return colon < 0
        ? null
        : new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1));
  }

  @Override
  public String toString() {
    return user; // a password has no place in a log
  }
}
