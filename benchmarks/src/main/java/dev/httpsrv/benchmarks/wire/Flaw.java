package dev.httpsrv.benchmarks.wire;

import static dev.httpsrv.benchmarks.wire.Dice.SMUGGLED;

import java.util.Set;
import java.util.function.BiFunction;

/**
 * Classes of malformed requests. What follows a flaw is such that a parser which reads it in its
 * own way finds a request there.
 */
enum Flaw {
  BOTH_LENGTHS(
      Part.HEAD,
      (dice, path) -> {
        String length =
            dice.anyCase("content-length") + ": " + dice.one(0, 4, 5, SMUGGLED.length());
        String chunked = dice.anyCase("transfer-encoding") + ": chunked";
        return post(path, dice, dice.coin() ? length + "\r\n" + chunked : chunked + "\r\n" + length)
            + "0\r\n\r\n"
            + SMUGGLED;
      }),
  SEVERAL_CONTENT_LENGTHS(
      Part.HEAD,
      (dice, path) -> {
        int length = dice.upTo(SMUGGLED.length());
        int other = dice.coin() ? length : length + 1 + dice.upTo(9);
        String lengths =
            dice.coin()
                ? "Content-Length: %d\r\n%s: %d"
                    .formatted(length, dice.anyCase("content-length"), other)
                : "Content-Length: %d%s%d".formatted(length, dice.one(",", ", ", " ", ";"), other);
        return post(path, dice, lengths) + "x".repeat(length) + SMUGGLED;
      }),
  ODD_CONTENT_LENGTH(
      Part.HEAD,
      (dice, path) ->
          post(
                  path,
                  dice,
                  "Content-Length: "
                      + dice.one("+", "-", "0x", "1_", "\u000b", "'", "\"", "a", "1.", "1e")
                      + dice.one("", "5", "0", "99999999999999999999"))
              + "hello"
              + SMUGGLED),
  HUGE_CONTENT_LENGTH(
      Part.HEAD,
      (dice, path) ->
          post(
                  path,
                  dice,
                  "Content-Length: " + dice.one("9", "18", "4") + "9".repeat(18 + dice.upTo(20)))
              + SMUGGLED),
  ODD_TRANSFER_ENCODING(
      Part.HEAD,
      Set.of(400, 501),
      (dice, path) ->
          post(
                  path,
                  dice,
                  dice.one(
                      "Transfer-Encoding: x" + dice.word(),
                      "Transfer-Encoding: chunked, identity",
                      "Transfer-Encoding: identity, chunked",
                      "Transfer-Encoding: gzip, chunked",
                      "Transfer-Encoding: chunked;" + dice.word(),
                      "Transfer-Encoding: \"chunked\"",
                      "Transfer-Encoding: chunked" + dice.control("\t\r\n"),
                      "Transfer-Encoding:\u000bchunked",
                      "Transfer-Encoding: chunked,",
                      "Transfer-Encoding:",
                      "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
                      "Transfer-Encoding: chunked\r\ntransfer-encoding: x"))
              + "0\r\n\r\n"
              + SMUGGLED),
  CHUNK_SIZE(
      Part.BODY,
      (dice, path) ->
          chunked(path, dice)
              + dice.one(
                  "+5", "-5", "0x5", "", " 5", "5 ", "5\t", "g", "5g", "5,", "5:", "0_5", "５")
              + "\r\nhello\r\n0\r\n\r\n"
              + SMUGGLED),
  HUGE_CHUNK_SIZE(
      Part.BODY,
      (dice, path) ->
          chunked(path, dice)
              + dice.one("1", "f", "8")
              + dice.one("0", "f").repeat(15 + dice.upTo(20))
              + "5\r\nhello\r\n0\r\n\r\n"
              + SMUGGLED),
  CHUNK_END(
      Part.BODY,
      (dice, path) ->
          chunked(path, dice)
              + "5\r\nhello"
              + dice.one("XY", "\n", "\r", "\n\r", "", " \r\n", "\r \n", "\0\0", "x\r\n")
              + "0\r\n\r\n"
              + SMUGGLED),
  CHUNK_LINE_END(
      Part.BODY,
      (dice, path) ->
          chunked(path, dice)
              + "5"
              + dice.one("\n", "\r", "\n\r", "\r\r\n", ";\n", "\0")
              + "hello\r\n"
              + "0\r\n\r\n"
              + SMUGGLED),
  CHUNK_EXTENSION(
      Part.BODY,
      Set.of(400, 431),
      (dice, path) ->
          chunked(path, dice)
              + "5;"
              + dice.word()
              + dice.one(
                  String.valueOf(dice.control("\t\r")),
                  "\rx",
                  "=\"" + dice.control("\t\r"),
                  "x".repeat(40_000))
              + "\r\nhello\r\n0\r\n\r\n"
              + SMUGGLED),
  TRAILER(
      Part.BODY,
      Set.of(400, 431),
      (dice, path) ->
          chunked(path, dice)
              + "0\r\n"
              + dice.one(
                  "a b: c",
                  "a : b",
                  ": b",
                  " a: b",
                  "a",
                  "a: " + dice.control("\t\r"),
                  "a: b\r\n c",
                  "a: b\nc: d",
                  "a: " + "b".repeat(40_000))
              + "\r\n\r\n"
              + SMUGGLED),
  FOLDED_HEADER(
      Part.HEAD,
      (dice, path) ->
          post(
                  path,
                  dice,
                  dice.word()
                      + ": a\r\n"
                      + dice.one(" ", "\t")
                      + dice.one("b", "", "Host: b", "Content-Length: 5"))
              + SMUGGLED),
  LINE_END(
      Part.HEAD,
      (dice, path) ->
          dice.with(
                  "POST " + path + " HTTP/1.1\r\nHost: a\r\nA: b",
                  dice.one("\n", "\r", "\r\r"),
                  2,
                  path.length() + 27)
              + "\r\n\r\n"
              + SMUGGLED),
  CONTROL_CHARACTER(
      Part.HEAD,
      (dice, path) -> {
        String head = "POST " + path + " HTTP/1.1\r\nHost: a\r\nx-a: b\r\n";
        return dice.with(head, String.valueOf(dice.control("\t\r\n")), 0, head.length() - 1)
            + "\r\n"
            + SMUGGLED;
      }),
  HEADER_NAME(
      Part.HEAD,
      (dice, path) ->
          post(
                  path,
                  dice,
                  dice.one("Content-Length", "Transfer-Encoding", "Host", dice.word())
                      + dice.one(" ", "\t", "  ", "(", ")", "/", "[", "{", "\"", "@", "é", ";", ",")
                      + ": 5")
              + SMUGGLED),
  NO_HEADER(
      Part.HEAD,
      (dice, path) -> post(path, dice, dice.one(dice.word(), ":", ": 5", "=", "<a>")) + SMUGGLED),
  METHOD(
      Part.HEAD,
      Set.of(400, 501),
      (dice, path) ->
          dice.one(
                  "get",
                  "Post",
                  "GE(T",
                  "G\"T",
                  "GET/",
                  "",
                  "@",
                  "<",
                  "{}",
                  "G\u00c9T",
                  "TRACE",
                  "CONNECT",
                  "M".repeat(33 + dice.upTo(999)))
              + " "
              + path
              + " HTTP/1.1\r\nHost: a\r\n\r\n"
              + SMUGGLED),
  REQUEST_LINE(
      Part.HEAD,
      (dice, path) ->
          dice.one(
                  "GET  " + path + " HTTP/1.1",
                  "GET " + path + "  HTTP/1.1",
                  "GET " + path + " HTTP/1.1 ",
                  " GET " + path + " HTTP/1.1",
                  "GET\t" + path + " HTTP/1.1",
                  "GET " + path + "\tHTTP/1.1",
                  "GET " + path,
                  "GET " + path + " b HTTP/1.1",
                  "GET",
                  "\r\n\r\nGET " + path + " HTTP/1.1")
              + "\r\nHost: a\r\n\r\n"
              + SMUGGLED),
  VERSION(
      Part.HEAD,
      Set.of(400, 505),
      (dice, path) ->
          "GET "
              + path
              + " "
              + dice.one(
                  "HTTP/1.2",
                  "HTTP/2.0",
                  "HTTP/3.0",
                  "HTTP/0.9",
                  "http/1.1",
                  "HTTP/1.10",
                  "HTTP/1,1",
                  "HTTP/+1.1",
                  "HTTP/ 1.1",
                  "HTTP/1",
                  "HTTP/1.",
                  "HTTPS/1.1",
                  "ICY/1.0",
                  "1.1",
                  "HTTP")
              + "\r\nHost: a\r\n\r\n"
              + SMUGGLED),
  TARGET(
      Part.HEAD,
      Set.of(400, 501),
      (dice, path) ->
          "GET "
              + dice.one(
                  "http://b" + path,
                  "https://a" + path,
                  "ftp://a" + path,
                  "http:" + path,
                  "http:///" + path,
                  "//a@" + path + "#",
                  "a:443",
                  "*",
                  dice.word(),
                  path + "#" + dice.word(),
                  "\\" + path,
                  "?" + path,
                  path + "é",
                  path + "?é")
              + " HTTP/1.1\r\nHost: a\r\n\r\n"
              + SMUGGLED),
  PATH(
      Part.HEAD,
      (dice, path) ->
          "GET /a"
              + dice.one(
                  "%00",
                  "%0a",
                  "%0D%0aX",
                  "%1f",
                  "%7F",
                  "%",
                  "%4",
                  "%zz",
                  "%G0",
                  "%c3",
                  "%ff",
                  "%c0%af",
                  "%ed%a0%80",
                  "%f8%88%80%80%80",
                  "%80",
                  "%u0041",
                  "\\")
              + path
              + " HTTP/1.1\r\nHost: a\r\n\r\n"
              + SMUGGLED),
  HOST(
      Part.HEAD,
      (dice, path) ->
          "GET "
              + path
              + " HTTP/1.1\r\n"
              + dice.headers()
              + dice.one(
                  "",
                  "Host:\r\n",
                  "Host: \r\n",
                  "Host: a\r\nHost: a\r\n",
                  "Host: a\r\nhost: b\r\n",
                  "Host: a b\r\n",
                  "Host: a/b\r\n",
                  "Host: a@b\r\n",
                  "Host: a:b\r\n",
                  "Host: a, b\r\n",
                  "Host: [a\r\n",
                  "Host: é\r\n")
              + "\r\n"
              + SMUGGLED),
  TOO_LARGE(
      Part.HEAD,
      Set.of(414, 431),
      (dice, path) ->
          dice.one(
                  "GET "
                      + path
                      + "?"
                      + "a".repeat(9_000 + dice.upTo(90_000))
                      + " HTTP/1.1\r\nHost: a",
                  "GET "
                      + path
                      + " HTTP/1.1\r\nHost: a\r\nX: "
                      + "a".repeat(33_000 + dice.upTo(90_000)),
                  "GET "
                      + path
                      + " HTTP/1.1\r\nHost: a\r\n"
                      + "a".repeat(33_000 + dice.upTo(90_000))
                      + ": b",
                  "GET " + path + " HTTP/1.1\r\nHost: a" + "\r\na:b".repeat(101 + dice.upTo(9_000)))
              + "\r\n\r\n"
              + SMUGGLED),
  EXPECTATION(
      Part.HEAD,
      Set.of(400, 417),
      (dice, path) ->
          post(
                  path,
                  dice,
                  "Content-Length: 5\r\nExpect: "
                      + dice.one("", dice.word(), "100", "100-continue, a", "100-continue;"))
              + "hello"
              + SMUGGLED),
  OLD_VERSION(
      Part.HEAD,
      (dice, path) ->
          "POST "
              + path
              + " HTTP/1.0\r\n"
              + dice.headers()
              + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
              + SMUGGLED),
  CUT_OFF(
      Part.CUT,
      (dice, path) -> {
        String head = post(path, dice, "Content-Length: " + (1 + SMUGGLED.length()));
        return dice.coin() ? head.substring(0, 1 + dice.upTo(head.length() - 1)) : head + SMUGGLED;
      }),
  CHUNKS_CUT_OFF(
      Part.CUT,
      (dice, path) ->
          chunked(path, dice)
              + dice.one("", "5", "5\r", "5\r\nhell", "5\r\nhello\r\n", "ff\r\n" + SMUGGLED)),
  NOISE(
      Part.HEAD,
      Set.of(400, 414, 501),
      (dice, path) -> {
        StringBuilder noise = new StringBuilder().append((char) (0x80 + dice.upTo(0x80)));
        for (int i = dice.upTo(500); i > 0; i--) {
          noise.append((char) dice.upTo(256));
        }
        return noise + "\r\n\r\n" + SMUGGLED;
      });

  /** Where the flaw is. */
  enum Part {
    /** No handler may run. */
    HEAD,
    /** A handler may run that does not read the body; none may read all of it. */
    BODY,
    /** As in a body; the client says that it sends no more. */
    CUT
  }

  private final Part part;
  private final Set<Integer> statuses;
  private final BiFunction<Dice, String, String> request;

  Flaw(Part part, BiFunction<Dice, String, String> request) {
    this(part, Set.of(400), request);
  }

  Flaw(Part part, Set<Integer> statuses, BiFunction<Dice, String, String> request) {
    this.part = part;
    this.statuses = statuses;
    this.request = request;
  }

  Part part() {
    return part;
  }

  /** Returns whether the status may answer the request, or the head of one whose body is flawed. */
  boolean mayBeAnswered(int status) {
    return statuses.contains(status)
        || (part != Part.HEAD && Set.of(200, 404, 405).contains(status));
  }

  String request(Dice dice, String path) {
    return request.apply(dice, path);
  }

  private static String post(String path, Dice dice, String headers) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: a\r\n"
        + dice.headers()
        + headers
        + "\r\n"
        + dice.headers()
        + "\r\n";
  }

  private static String chunked(String path, Dice dice) {
    return post(path, dice, dice.anyCase("transfer-encoding") + ": " + dice.anyCase("chunked"))
        + dice.one("", "3\r\nabc\r\n", "3;x=y\r\nabc\r\n");
  }
}
