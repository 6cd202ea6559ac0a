package dev.httpsrv.runtime.data;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON (RFC 8259) from and to script data. Of a doubled name the last value counts; a name with
 * half a surrogate pair is refused. Any thread may use it.
 */
public final class Json {

  /** Of a number, which takes more than its length to read, and of a name, which is kept. */
  private static final int MOST_CHARACTERS = 10_000;

  private static final Pattern ABOUT_PARSER =
      Pattern.compile(
          "\\s*\\([^()]*\\[[^\\]]*\\]\\)|\\s*\\[(Source|byte offset)[^\\]]*\\]|\\s*\\([^()]*Feature[^()]*\\)|:? enable `[^`]*` to allow");

  // It keeps no names: one client could fill the table of all with names that collide in it.
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(ScriptData.MAX_DEPTH + 1) // else it tells no place
                  .maxNumberLength(MOST_CHARACTERS)
                  .maxNameLength(MOST_CHARACTERS)
                  .maxStringLength(Integer.MAX_VALUE)
                  .build())
          .streamWriteConstraints(
              StreamWriteConstraints.builder().maxNestingDepth(ScriptData.MAX_DEPTH).build())
          .build();

  private Json() {}

  /**
   * Returns what a text in UTF-8 says, or why it is no JSON.
   *
   * @param bounds what bounds it; at most {@link ScriptData#MAX_DEPTH} levels are read
   */
  public static Attempt parse(byte[] utf8, Bounds bounds) {
    String text = Utf8.decode(utf8);
    if (text == null) {
      return Attempt.failed(
          "not JSON: it is not valid UTF-8 (at byte %d)".formatted(1 + Utf8.firstMalformed(utf8)));
    }
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int escape = escapeOfOtherDigits(withoutMark);
    if (escape >= 0) {
      return Attempt.failed(
          "not JSON: an escape \\u is without its four digits" + place(withoutMark, escape));
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), withoutMark)) {
      return parse(parser, bounds);
    }
  }

  private static Attempt parse(JsonParser parser, Bounds bounds) {
    try {
      if (parser.nextToken() == null) {
        return Attempt.failed("not JSON: it is empty");
      }
      Object value = value(parser, bounds, 1);
      return parser.nextToken() == null
          ? Attempt.of(new ScriptData(value))
          : Attempt.failed(
              "not JSON: something follows the value" + place(parser.currentTokenLocation()));
    } catch (TooDeepException e) {
      return Attempt.failed(
          "not JSON that is read: more than %d lists and objects within each other%s"
              .formatted(bounds.nesting(), place(parser.currentTokenLocation())));
    } catch (StreamConstraintsException e) {
      return Attempt.failed(
          "not JSON that is read: a %s of more than %d characters%s"
              .formatted(
                  tooLong(e),
                  MOST_CHARACTERS,
                  place(parser.currentLocation()).replace("(", "(before ")));
    } catch (JacksonException e) {
      return Attempt.failed("not JSON: " + plain(e.getOriginalMessage()) + place(e.getLocation()));
    }
  }

  private static String tooLong(StreamConstraintsException e) {
    return e.getOriginalMessage().startsWith("Name") ? "name" : "number";
  }

  /**
   * Returns where an escape has digits that are none, -1 where none has: Jackson takes any
   * character for a digit whose last eight bits are those of one.
   */
  private static int escapeOfOtherDigits(String text) {
    for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
      if (text.startsWith("u", i + 1)) {
        int end = Math.min(i + 6, text.length());
        for (int digit = i + 2; digit < end; digit++) {
          if (text.charAt(digit) > 0x7f) {
            return i;
          }
        }
      }
    }
    return -1;
  }

  private static String place(String text, int index) {
    String before = text.substring(0, index);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return place(line, index - before.lastIndexOf('\n'));
  }

  /** Returns a message without what the parser says of its source and its settings. */
  private static String plain(String message) {
    return ABOUT_PARSER
        .matcher(message)
        .replaceAll("")
        .replaceFirst("end-of-input(?=\\w)", "end-of-input: ");
  }

  private static String place(@Nullable TokenStreamLocation location) {
    return location == null ? "" : place(location.getLineNr(), location.getColumnNr());
  }

  private static String place(long line, long column) {
    return " (line %d, column %d)".formatted(line, column);
  }

  private static @Nullable Object value(JsonParser parser, Bounds bounds, int depth) {
    bounds.poll().run();
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> whole(parser);
      case VALUE_NUMBER_FLOAT -> finite(parser);
      case START_ARRAY -> list(parser, bounds, within(bounds, depth));
      case START_OBJECT -> map(parser, bounds, within(bounds, depth));
      case VALUE_NULL -> null;
      default -> throw new IllegalStateException("a token that JSON does not have");
    };
  }

  /** Returns the depth of what a list or object holds that lies at a depth. */
  private static int within(Bounds bounds, int depth) {
    if (depth > bounds.nesting()) {
      throw new TooDeepException("nested in more than %d levels".formatted(bounds.nesting()));
    }
    return depth + 1;
  }

  private static List<@Nullable Object> list(JsonParser parser, Bounds bounds, int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser, bounds, depth));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(JsonParser parser, Bounds bounds, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      map.put(name, value(parser, bounds, depth));
    }
    return map;
  }

  private static Object whole(JsonParser parser) {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? (Object) parser.getBigIntegerValue()
        : (Object) parser.getLongValue();
  }

  private static double finite(JsonParser parser) {
    double number = parser.getDoubleValue();
    if (Double.isInfinite(number)) {
      throw new StreamReadException(
          parser, "the number is too large", parser.currentTokenLocation());
    }
    return number;
  }

  /**
   * Returns data as JSON in UTF-8.
   *
   * @param function the function that a script called, for the message
   * @param bounds what bounds it
   * @throws IllegalArgumentException if JSON has no way to write a part of it
   */
  public static byte[] write(String function, ScriptData data, Bounds bounds) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, data.value(), bounds, 1);
    } catch (UnwritableException e) {
      String why = e.getMessage() == null ? objection(data, bounds) : e.getMessage();
      throw unwritable(function, why, null);
    } catch (JacksonException e) {
      throw unwritable(function, e.getOriginalMessage(), e);
    }
    return out.toByteArray();
  }

  private static IllegalArgumentException unwritable(
      String function, @Nullable String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "%s: the value cannot be written as JSON, %s".formatted(function, why), cause);
  }

  private static @Nullable String objection(ScriptData data, Bounds bounds) {
    return data.firstObjection(
        part -> {
          bounds.poll().run();
          return objection(part);
        });
  }

  private static @Nullable String objection(Object part) {
    return switch (part) {
      case Double number when !Double.isFinite(number) -> Double.isNaN(number) ? "NaN" : "infinite";
      case byte[] bytes when Utf8.decode(bytes) == null -> "not valid UTF-8";
      case String text when !Utf8.isEncodable(text) -> "not valid Unicode";
      case ScriptData.Unfit unfit -> unfit.wording();
      default -> null;
    };
  }

  /** As JavaScript does: digits as long as they tell something. */
  private static boolean isLargeWhole(double number) {
    return Math.abs(number) >= 0x1p53 && Math.abs(number) < 1e21;
  }

  private static void write(
      JsonGenerator generator, @Nullable Object value, Bounds bounds, int depth) {
    bounds.poll().run();
    if (value != null && objection(value) != null) {
      throw new UnwritableException(null); // the place is looked for then
    }
    switch (value) {
      case null -> generator.writeNull();
      case Boolean truth -> generator.writeBoolean(truth);
      case Long number -> generator.writeNumber(number);
      case Integer number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      case Double number when isLargeWhole(number) ->
          generator.writeNumber(new BigDecimal(number).toBigInteger());
      case Double number -> generator.writeNumber(number);
      case String text -> generator.writeString(text);
      case byte[] bytes -> generator.writeUTF8String(bytes, 0, bytes.length);
      case List<?> list -> {
        int inner = within(bounds, depth);
        generator.writeStartArray();
        for (Object each : list) {
          write(generator, each, bounds, inner);
        }
        generator.writeEndArray();
      }
      case Map<?, ?> map -> {
        int inner = within(bounds, depth);
        generator.writeStartObject();
        for (Map.Entry<?, ?> each : map.entrySet()) {
          String name = String.valueOf(each.getKey());
          if (!Utf8.isEncodable(name)) {
            throw new UnwritableException("a name is not valid Unicode");
          }
          generator.writeName(name);
          write(generator, each.getValue(), bounds, inner);
        }
        generator.writeEndObject();
      }
      default -> throw new IllegalArgumentException("no script data: " + value.getClass());
    }
  }

  private static final class UnwritableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwritableException(@Nullable String message) {
      super(message, null, false, false);
    }
  }

  private static final class TooDeepException extends StreamConstraintsException {

    private static final long serialVersionUID = 1L;

    TooDeepException(String message) {
      super(message);
    }
  }
}
