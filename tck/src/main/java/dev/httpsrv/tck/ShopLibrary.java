package dev.httpsrv.tck;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptNull;
import dev.httpsrv.api.ScriptProperty;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Waiting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code msys.shop}: a library as an application has it, with every kind of value. */
@ScriptLibrary({"msys.shop", "msys.extended.shop"})
public final class ShopLibrary {

  /** What no script may see. */
  static final String SECRET = "the key is under the mat";

  private static final Map<String, Long> PRICES = new TreeMap<>(Map.of("apple", 3L, "pear", 5L));

  private @Nullable Object kept;

  ShopLibrary() {}

  /** Returns a constant that is text. */
  @ScriptProperty("NAME")
  public String name() {
    return "Corner Shop";
  }

  /** Returns a constant that is a whole number. */
  @ScriptProperty("SHELVES")
  public int shelves() {
    return 12;
  }

  /** Returns a constant that is a number. */
  @ScriptProperty("TAX")
  public double tax() {
    return 0.25;
  }

  /** Returns a constant that is true. */
  @ScriptProperty("OPEN")
  public boolean open() {
    return true;
  }

  /** Returns a constant that is a list. */
  @ScriptProperty("ITEMS")
  public List<String> constantItems() {
    return List.copyOf(PRICES.keySet());
  }

  /** Returns a constant that is a list from 0 in every language. */
  @ScriptProperty(value = "FLOORS", zeroBased = true)
  public List<String> floors() {
    return List.of("ground", "first");
  }

  /** Returns text in capitals. */
  @ScriptName("shout")
  public String shout(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** Returns the number of characters, so that none is lost or made up on the way. */
  @ScriptName("letters")
  public int letters(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Returns bytes in the opposite order. */
  @ScriptName("reversed")
  public byte[] reversed(byte[] data) {
    byte[] reversed = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      reversed[i] = data[data.length - 1 - i];
    }
    return reversed;
  }

  /** Returns text that is encoded. */
  @ScriptName("motto")
  public EncodedText motto() {
    return new EncodedText("naïve €".getBytes(StandardCharsets.UTF_8), "UTF-8");
  }

  /** Returns how Java sees a small whole number. */
  @ScriptName("int_seen")
  public String intSeen(int number) {
    return Integer.toString(number);
  }

  /** Returns how Java sees a whole number. */
  @ScriptName("long_seen")
  public String longSeen(long number) {
    return Long.toString(number);
  }

  /** Returns the next whole number. */
  @ScriptName("next")
  public long next(long number) {
    return number + 1;
  }

  /** Returns how Java sees a number. */
  @ScriptName("number_seen")
  public String numberSeen(double number) {
    return Double.toString(number);
  }

  /** Returns half of a number. */
  @ScriptName("half")
  public double half(double number) {
    return number / 2;
  }

  /** Returns the opposite. */
  @ScriptName("negate")
  public boolean negate(boolean value) {
    return !value;
  }

  /** Calls a function with each item and its price; returns what Java got from it. */
  @ScriptName("visit")
  public String visit(ScriptFunction visitor) {
    StringJoiner results = new StringJoiner(" ");
    PRICES.forEach((item, price) -> results.add(describe(visitor.call(item, price))));
    return results.toString();
  }

  /** Returns how Java sees a function or the name of one. */
  @ScriptName("reference_seen")
  public String referenceSeen(FunctionReference reference) {
    return switch (reference) {
      case FunctionName(String name) -> "the name " + name;
      case ScriptFunction function -> "a function that returns " + describe(function.call());
    };
  }

  /** Calls {@code pay} of a table with a price; returns the table's functions and the result. */
  @ScriptName("checkout")
  public String checkout(ScriptTable till) {
    return String.join(" ", new TreeSet<>(till.functionNames()))
        + ": "
        + describe(till.invoke("pay", 7L));
  }

  /** Returns a map's entries as Java sees them. */
  @ScriptName("map_seen")
  public String mapSeen(Map<String, String> map) {
    return new TreeMap<>(map).toString();
  }

  /** Returns a map. */
  @ScriptName("labels")
  public Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("apple", "green");
    labels.put("pear", "");
    return labels;
  }

  /** Returns a list. */
  @ScriptName("items")
  public List<String> items() {
    return List.copyOf(PRICES.keySet());
  }

  /** Returns a list of maps. */
  @ScriptName("rows")
  public List<Map<String, String>> rows() {
    return List.of(Map.of("item", "apple"), Map.of("item", "pear"));
  }

  /** Returns several results. */
  @ScriptName("cheapest")
  public Results cheapest() {
    return Results.of("apple", 3, null, true);
  }

  /** Keeps a value. */
  @ScriptName("keep")
  public synchronized void keep(@Nullable Object value) {
    kept = value;
  }

  /** Returns the value that was kept. */
  @ScriptName("kept")
  public synchronized @Nullable Object kept() {
    return kept;
  }

  /** Returns an item; null where there is none of that name. */
  @ScriptName("find")
  public @Nullable Item find(String name) {
    Long price = PRICES.get(name);
    return price == null ? null : new Item(name, price);
  }

  /** Takes an item, and a note if there is one. */
  @ScriptName("buy")
  public String buy(Item item, @Nullable String note) {
    return item.name() + " for " + item.price() + (note == null ? "" : ", " + note);
  }

  /** Returns nothing. */
  @ScriptName("nothing")
  public void nothing() {}

  /** Refuses, and tells the script why. */
  @SuppressWarnings("DoNotCallSuggester") // scripts call it, to see how it fails
  @ScriptName("refuse")
  public void refuse() {
    throw new IllegalArgumentException("refuse: we do not sell that");
  }

  /** Returns data as it came. */
  @ScriptName("same_data")
  public ScriptData sameData(ScriptData value) {
    return value;
  }

  /** Returns how Java sees data. */
  @ScriptName("describe_data")
  public String describeData(ScriptData value) {
    return Data.describe(value.value());
  }

  /** Returns how Java sees each of any number of values. */
  @ScriptName("describe_all")
  public String describeAll(String title, ScriptData... values) {
    return Arrays.stream(values)
        .map(each -> Data.describe(each.value()))
        .collect(Collectors.joining(", ", title + ": ", ""));
  }

  /** Returns the number that a price tag says, or why it says none. */
  @ScriptName("read_tag")
  public Attempt readTag(String tag) {
    try {
      return Attempt.of(Long.parseLong(tag));
    } catch (NumberFormatException e) {
      return Attempt.failed("\"" + tag + "\" is no price");
    }
  }

  /** Returns nothing as a value. */
  @ScriptProperty("VOID")
  public ScriptNull nothingAsValue() {
    return ScriptNull.NULL;
  }

  /** Is in the wrong state, and tells the script so. */
  @SuppressWarnings("DoNotCallSuggester") // scripts call it, to see how it fails
  @ScriptName("wait_for_morning")
  public void waitForMorning() {
    throw new IllegalStateException("wait_for_morning: the shop is closed");
  }

  /** Fails for a reason that is not the script's. */
  @SuppressWarnings("DoNotCallSuggester") // scripts call it, to see how it fails
  @ScriptName("crash")
  public void crash() {
    throw new UnsupportedOperationException(SECRET);
  }

  /** Fails for such a reason by an exception that Java has to declare. */
  @SuppressWarnings("DoNotCallSuggester") // scripts call it, to see how it fails
  @ScriptName("crash_declared")
  public void crashDeclared() throws IOException {
    throw new IOException(SECRET);
  }

  /** Returns a price when it has been looked up; says so where there is none. */
  @ScriptName("eventual_price")
  public Waiting eventualPrice(String name) {
    return () -> {
      Thread.sleep(1);
      Long price = PRICES.get(name);
      if (price == null) {
        throw new IllegalStateException("nobody sells " + name);
      }
      return price;
    };
  }

  /** Returns the number that a price tag says, when it has been looked at. */
  @ScriptName("eventual_tag")
  public Waiting eventualTag(String tag) {
    return () -> readTag(tag);
  }

  /** Fails while the script waits, for a reason that is not the script's. */
  @ScriptName("eventual_crash")
  public Waiting eventualCrash() {
    return () -> {
      throw new UnsupportedOperationException(SECRET);
    };
  }

  private static String describe(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Boolean flag -> "Boolean " + flag;
      case Long number -> "Long " + number;
      case Double number -> "Double " + number;
      default -> "a value";
    };
  }

  /**
   * Something on sale.
   *
   * @param name what it is called
   * @param price what it costs
   */
  public record Item(@ScriptProperty("name") String name, @ScriptProperty("price") long price) {

    /** Returns the price of several. */
    @ScriptName("price_of")
    public long priceOf(long number) {
      return number * price;
    }
  }
}
