package dev.httpsrv.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's URL, taken apart (Momentum's URL details).
 *
 * @param scheme {@code http} or {@code https}
 * @param userinfo the user information, null where the client sent none; the server refuses a
 *     target that has one
 * @param host the host as the client addressed it, in lower case, without the port
 * @param port the port
 * @param authority the host with the port, where the client named one
 * @param rawPath the path as the client sent it
 * @param path the path as routes and handlers see it: percent-decoded, without dot segments; an
 *     encoded slash stays {@code %2F}, an encoded percent sign {@code %25}
 * @param rawQuery the query as the client sent it, null where there was none
 * @param fragment the fragment, which clients do not send
 */
public record Url(
    @ScriptProperty("scheme") String scheme,
    @ScriptProperty("userinfo") @Nullable UserInfo userinfo,
    @ScriptProperty("host") String host,
    @ScriptProperty("port") int port,
    String authority,
    String rawPath,
    @ScriptProperty("path") String path,
    @ScriptProperty("raw_query") @Nullable String rawQuery,
    @ScriptProperty("fragment") @Nullable String fragment) {

  /** Returns the whole URL, as the client addressed it. */
  @ScriptProperty("url")
  public String url() {
    String base = scheme + "://" + authority + rawPath;
    return rawQuery == null ? base : base + '?' + rawQuery;
  }

  /** Returns the query, percent-decoded as a whole; null where there was none. */
  @ScriptProperty("query")
  public @Nullable String query() {
    return rawQuery == null || !isEncoded(rawQuery)
        ? rawQuery
        : decode(rawQuery.replace("+", "%2B"));
  }

  /**
   * Returns the query's parameters, decoded, in the order of the query. Of a name that comes more
   * than once, the first value counts.
   */
  @ScriptProperty("attrs")
  public Map<String, String> attrs() {
    if (rawQuery == null || rawQuery.isEmpty()) {
      return Map.of();
    }
    Map<String, String> attrs = new LinkedHashMap<>();
    int start = 0;
    while (start <= rawQuery.length()) {
      int end = rawQuery.indexOf('&', start);
      if (end < 0) {
        end = rawQuery.length();
      }
      if (end > start) {
        int equals = rawQuery.indexOf('=', start, end);
        boolean hasValue = equals >= 0;
        String name = decode(rawQuery.substring(start, hasValue ? equals : end));
        attrs.putIfAbsent(name, hasValue ? decode(rawQuery.substring(equals + 1, end)) : "");
      }
      start = end + 1;
    }
    return Collections.unmodifiableMap(attrs);
  }

  /** Decodes percent-encoding and {@code +}; what is malformed stays as it is. */
  private static String decode(String encoded) {
    boolean plain = encoded.indexOf('%') < 0 && encoded.indexOf('+') < 0;
    return plain || !isEncoded(encoded)
        ? encoded
        : URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  /** Returns whether two hexadecimal digits follow every percent sign; Java takes a sign too. */
  private static boolean isEncoded(String text) {
    for (int i = text.indexOf('%'); i >= 0; i = text.indexOf('%', i + 1)) {
      boolean isEscape =
          i + 2 < text.length()
              && HexFormat.isHexDigit(text.charAt(i + 1))
              && HexFormat.isHexDigit(text.charAt(i + 2));
      if (!isEscape) {
        return false;
      }
    }
    return true;
  }
}
