package dev.httpsrv.server.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a client sent, all of it at once, by the rules of docs/wire.md. */
final class NaiveWire {

  /** The host that a request of HTTP/1.0 need not name. */
  static final String OWN_AUTHORITY = "own:80";

  private static final String TOKEN = "[-!#$%&'*+.^_`|~0-9A-Za-z]";
  private static final String VALUE = "[\\t\\x20-\\x7e\\x80-\\xff]*+";
  private static final String FIELDS = "(?:%s++:%s\\r\\n)*+".formatted(TOKEN, VALUE);
  private static final Pattern HEAD =
      Pattern.compile(
          "(?<line>(?:\\r\\n)?(?<method>[%s&&[^a-z]]{1,32}+) (?<target>[!-~&&[^#]]++) HTTP/1\\.(?<minor>[01])\\r\\n)(?<fields>%s)\\r\\n"
              .formatted(TOKEN, FIELDS));
  private static final Pattern FIELD =
      Pattern.compile("(?<name>[^:]++):(?<value>[^\\r\\n]*+)\\r\\n");
  private static final Pattern CHUNK =
      Pattern.compile(
          "(?<size>[0-9A-Fa-f]{1,15}+)(?:(?<blanks>[ \\t]*+);(?<extension>%s))?+\\r\\n"
              .formatted(VALUE));
  private static final Pattern TRAILER = Pattern.compile("(?<fields>%s)\\r\\n".formatted(FIELDS));
  private static final int MOST_OF_VALUE = 32;
  private static final Set<String> NOT_OF_OLD_VERSION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "upgrade",
          "http2-settings",
          "expect",
          "te");

  private final String sent;
  private final WireLimits.Sizes sizes;
  private final List<WireRequest> requests = new ArrayList<>();
  private int at;

  /** Something that is refused. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed() {
      super(null, null, false, false);
    }
  }

  /**
   * What was sent.
   *
   * @param isRefused whether what follows the requests is malformed, or the last one's body
   */
  record Reading(List<WireRequest> requests, boolean isRefused) {}

  private NaiveWire(String sent, WireLimits.Sizes sizes) {
    this.sent = sent;
    this.sizes = sizes;
  }

  static Reading read(String sent, WireLimits.Sizes sizes) {
    NaiveWire wire = new NaiveWire(sent, sizes);
    try {
      while (wire.at < sent.length() && !sent.substring(wire.at).equals("\r\n")) {
        wire.request();
      }
      return new Reading(wire.requests, false);
    } catch (Malformed e) {
      return new Reading(wire.requests, true);
    }
  }

  private void request() throws Malformed {
    Matcher head = take(HEAD);
    Map<String, String> fields = new TreeMap<>();
    int count = 0;
    for (Matcher field = FIELD.matcher(head.group("fields")); field.find(); count++) {
      String value = field.group("value").strip();
      // Helidon reads ASCII.
      String ascii = value.replaceAll("[^\\x00-\\x7f]", "\uFFFD");
      WireRequest.add(fields, field.group("name").toLowerCase(Locale.ROOT), ascii);
      // A value that says where the request ends is no longer, with the blanks behind it.
      String unstripped = field.group("value").stripLeading();
      refuseIf(isOfFraming(field.group("name")) && unstripped.length() > MOST_OF_VALUE);
    }
    refuseIf(head.group("line").length() > sizes.requestLine());
    refuseIf(head.group("fields").length() + 2 > sizes.headers());
    refuseIf(count > sizes.headerCount());
    refuseIf(head.group("method").equals("CONNECT"));

    boolean old = head.group("minor").equals("0");
    String length = fields.getOrDefault("content-length", "0");
    String encoding = fields.get("transfer-encoding");
    String host = fields.get("host");
    refuseIf(!length.matches("[0-9]{1,18}"));
    refuseIf(
        encoding != null
            && (!encoding.equalsIgnoreCase("chunked")
                || old
                || fields.containsKey("content-length")));
    refuseIf(host == null ? !old : host.contains("\n"));
    refuseIf(!fields.getOrDefault("expect", "100-continue").equalsIgnoreCase("100-continue"));
    String target = target(head.group("method"), head.group("target"), fields);
    if (old) {
      fields.keySet().removeAll(NOT_OF_OLD_VERSION);
      fields.put("connection", "close");
      fields.putIfAbsent("host", OWN_AUTHORITY);
    }
    body(new WireRequest(head.group("method"), target, fields, "", false), encoding, length);
  }

  private static boolean isOfFraming(String name) {
    return Set.of("content-length", "transfer-encoding", "expect")
        .contains(name.toLowerCase(Locale.ROOT));
  }

  /** Returns the path with the query; a whole URI is one of this server. */
  private static String target(String method, String sent, Map<String, String> fields)
      throws Malformed {
    if (sent.startsWith("/") || (sent.equals("*") && method.equals("OPTIONS"))) {
      return sent;
    }
    Matcher uri = Pattern.compile("(?i:http)://(?<host>[^/?]*)(?<rest>.*)").matcher(sent);
    refuseIf(sent.startsWith("*") || !uri.matches());
    String host = uri.group("host");
    if (!host.isEmpty()) {
      fields.putIfAbsent("host", host);
    }
    refuseIf(!fields.getOrDefault("host", "").equalsIgnoreCase(host));
    String rest = uri.group("rest");
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  private void body(WireRequest head, @Nullable String encoding, String length) throws Malformed {
    StringBuilder data = new StringBuilder();
    boolean complete = false;
    try {
      if (encoding == null) {
        data(Long.parseLong(length), data);
      } else {
        chunks(data);
      }
      complete = true;
    } finally {
      requests.add(
          new WireRequest(head.method(), head.target(), head.fields(), data.toString(), complete));
    }
  }

  private void chunks(StringBuilder data) throws Malformed {
    int overhead = 0;
    while (true) {
      Matcher chunk = take(CHUNK);
      overhead += length(chunk.group("blanks")) + length(chunk.group("extension"));
      refuseIf(overhead > sizes.headers());
      long size = Long.parseLong(chunk.group("size"), 16);
      if (size == 0) {
        String trailer = take(TRAILER).group("fields");
        refuseIf(overhead + trailer.replace("\r\n", "").length() > sizes.headers());
        return;
      }
      data(size, data);
      refuseIf(!sent.startsWith("\r\n", at));
      at += 2;
    }
  }

  private void data(long size, StringBuilder data) throws Malformed {
    int end = (int) Math.min(sent.length(), at + size);
    data.append(sent, at, end);
    refuseIf(end < at + size);
    at = end;
  }

  private Matcher take(Pattern pattern) throws Malformed {
    Matcher found = pattern.matcher(sent).region(at, sent.length());
    refuseIf(!found.lookingAt());
    at = found.end();
    return found;
  }

  private static int length(@Nullable String group) {
    return group == null ? 0 : group.length();
  }

  private static void refuseIf(boolean malformed) throws Malformed {
    if (malformed) {
      throw new Malformed();
    }
  }
}
