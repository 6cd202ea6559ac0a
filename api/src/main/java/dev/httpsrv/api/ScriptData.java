package dev.httpsrv.api;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plain data, such as JSON describes: the same in every language, so it may go from one interpreter
 * to another.
 *
 * @param value {@code null}, a {@link Boolean}, {@link Long}, {@link BigInteger}, {@link Double},
 *     {@link String}, {@code byte[]} (text in a language whose strings are bytes), or a {@link
 *     List} or a {@link Map} from {@link String} of these; not copied, so nobody may change it
 */
public record ScriptData(@Nullable Object value) {

  /** The most lists and maps within each other. */
  public static final int MAX_DEPTH = 1000;

  /** More of a place tells a person nothing. */
  private static final int MOST_SHOWN = 80;

  /** Nothing: nil, null or None. */
  public static final ScriptData NOTHING = new ScriptData(null);

  /**
   * What an engine puts in the place of a value that is no data; {@link
   * dev.httpsrv.api.spi.ScriptParameter#data} reports where it stands.
   *
   * @param wording what it is, such as {@code a function}
   */
  public record Unfit(String wording) {

    /** What lies deeper than {@link ScriptData#MAX_DEPTH}. */
    public static final Unfit TOO_DEEP =
        new Unfit("nested in more than " + MAX_DEPTH + " levels, or contains itself");
  }

  /**
   * Returns the number nearest to a whole number, for a language whose numbers are doubles.
   *
   * @throws IllegalArgumentException if it is beyond them
   */
  public static double nearest(BigInteger number) {
    double nearest = number.doubleValue();
    if (Double.isInfinite(nearest)) {
      throw new IllegalArgumentException(
          "a whole number of %d digits is too large".formatted(number.abs().toString().length()));
    }
    return nearest;
  }

  /** Returns it for a person: as JSON writes it, but cut where it is long; or nothing. */
  @Override
  public String toString() {
    return DataText.of(value);
  }

  /**
   * Returns the first objection to a part of this, with its place as a JSON pointer, such as {@code
   * /items/2/price is NaN}; null where there is none.
   *
   * @param objection returns what is wrong with a part, such as {@code NaN}; null where nothing is
   */
  public @Nullable String firstObjection(Function<Object, @Nullable String> objection) {
    Deque<String> place = new ArrayDeque<>();
    String found = firstObjection(value, place, objection);
    return found == null ? null : pointer(place) + " is " + found;
  }

  /** Sets the place where it finds one. */
  private static @Nullable String firstObjection(
      @Nullable Object part, Deque<String> place, Function<Object, @Nullable String> objection) {
    if (part instanceof List<?> list) {
      int index = 0;
      for (Object each : list) {
        String found = firstObjection(each, place, objection);
        if (found != null) {
          place.addFirst(Integer.toString(index));
          return found;
        }
        index++;
      }
    } else if (part instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> each : map.entrySet()) {
        String found = firstObjection(each.getValue(), place, objection);
        if (found != null) {
          place.addFirst(String.valueOf(each.getKey()));
          return found;
        }
      }
    }
    return part == null ? null : objection.apply(part);
  }

  private static String pointer(Deque<String> place) {
    if (place.isEmpty()) {
      return "it";
    }
    StringBuilder pointer = new StringBuilder();
    for (String each : place) {
      pointer.append('/').append(each.replace("~", "~0").replace("/", "~1"));
      if (pointer.length() > MOST_SHOWN) {
        pointer.setLength(MOST_SHOWN);
        return pointer.append('…').toString();
      }
    }
    return pointer.toString();
  }
}
