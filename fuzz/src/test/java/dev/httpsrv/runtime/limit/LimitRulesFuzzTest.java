package dev.httpsrv.runtime.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.Limit;
import dev.httpsrv.fuzz.Check;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule says is meant exactly, for the endpoints that it names; what is told of it is read so
 * again.
 *
 * <p>An input is a line a rule, then a line an endpoint, such as {@code >/a}.
 */
class LimitRulesFuzzTest {

  private static final int MOST_LINES = 30;

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Pattern RULE = Pattern.compile("(?s)(?:(?<endpoint>/.*):)?(?<values>[^:]*)");
  private static final Pattern VALUE = Pattern.compile("(?s)(?<name>[^=]*)=(?<amount>.*)");
  private static final Pattern DURATION =
      Pattern.compile("(?i)(?<number>[0-9]{1,9}(?:\\.[0-9]{1,3})?) ?(?<unit>ms|s|m|min|h)");
  private static final Pattern SIZE =
      Pattern.compile("(?i)(?<number>[0-9]{1,15}) ?(?<unit>[kmg]?)(?:b|ib|bytes)?");
  private static final Map<String, String> UNITS =
      Map.of(
          "ms", "1000000",
          "s", "1000000000",
          "m", "60000000000",
          "min", "60000000000",
          "h", "3600000000000");

  /** What one rule says; the endpoint is empty for all routes. */
  private record Rule(String endpoint, Map<Limit, Long> values) {

    boolean takes(String other) {
      List<String> segments = segments(other);
      List<String> own = segments(endpoint);
      return segments.size() >= own.size() && segments.subList(0, own.size()).equals(own);
    }

    /** Returns how much longer it is than what is for all routes. */
    int length() {
      return endpoint.isEmpty() ? 0 : segments(endpoint).size();
    }

    private static List<String> segments(String endpoint) {
      List<String> segments = List.of(endpoint.split("/", -1));
      return endpoint.endsWith("/") ? segments.subList(0, segments.size() - 1) : segments;
    }
  }

  @DictionaryFile(resourcePath = "limit-rules.dict")
  @FuzzTest
  void aRuleIsMeantExactly(byte[] input) {
    LimitRules rules = LimitRules.NONE;
    List<Rule> models = new ArrayList<>();
    for (String line : new String(input, UTF_8).lines().limit(MOST_LINES).toList()) {
      if (line.startsWith(">/")) {
        check(rules, models, line.substring(1));
        continue;
      }
      Rule model = model(line);
      try {
        rules = rules.with(line);
        Check.that(model != null, "is a rule", line);
      } catch (IllegalArgumentException refused) {
        Check.that(model == null, "is refused", refused);
        Check.that(!String.valueOf(refused.getMessage()).isBlank(), "says why", refused);
      }
      if (model != null) {
        models.add(model);
      }
    }
    check(rules, models, "/");
  }

  private static void check(LimitRules rules, List<Rule> models, String endpoint) {
    Limits limits = rules.of(endpoint);
    Map<Limit, Long> expected = values(Limits.DEFAULT);
    models.stream()
        .filter(rule -> rule.takes(endpoint))
        .sorted(Comparator.comparingInt(Rule::length))
        .forEach(rule -> expected.putAll(rule.values));
    Check.same(values(limits), expected);
    for (Limit limit : Limit.values()) {
      if (limit == Limit.DEPTH && limits.depth() == Limits.OWN_STACK) {
        continue; // which is the JVM's, and not to be set
      }
      String told = limit.label() + "=" + limits.text(limit);
      long meant = expected.getOrDefault(limit, 0L);
      long again = values(LimitRules.NONE.with(told).defaults()).getOrDefault(limit, 0L);
      // Large sizes are told in whole MiB.
      Check.that(again >= 0.9 * meant && again <= meant, told, again);
    }
  }

  private static Map<Limit, Long> values(Limits limits) {
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    values.put(Limit.TIME, limits.time().toNanos());
    values.put(Limit.COMPUTING, limits.computing().toNanos());
    values.put(Limit.MEMORY, limits.memory());
    values.put(Limit.RESPONSE, limits.response());
    values.put(Limit.BODY, limits.body());
    values.put(Limit.NESTING, (long) limits.nesting());
    values.put(Limit.DEPTH, limits.depth());
    values.put(Limit.LOAD, limits.load().toNanos());
    return values;
  }

  private static @Nullable Rule model(String line) {
    Matcher rule = RULE.matcher(line);
    if (!rule.matches()) {
      return null;
    }
    String endpoint = rule.group("endpoint") == null ? "" : rule.group("endpoint").strip();
    if (hasLimit(endpoint)) {
      return null;
    }
    Map<Limit, Long> values = new EnumMap<>(Limit.class);
    for (String each : rule.group("values").split(",", -1)) {
      Matcher value = VALUE.matcher(each);
      if (!value.matches()) {
        return null;
      }
      String name = value.group("name").strip().toLowerCase(Locale.ROOT);
      Limit limit =
          Arrays.stream(Limit.values())
              .filter(known -> known.label().equals(name))
              .findFirst()
              .orElse(null);
      long amount = limit == null ? 0 : fitting(limit, value.group("amount").strip());
      if (limit == null || amount == 0 || (limit == Limit.LOAD && !endpoint.isEmpty())) {
        return null;
      }
      if (values.put(limit, amount) != null) {
        return null; // it is set twice
      }
    }
    return new Rule(endpoint, values);
  }

  /** Returns whether a limit follows one of an endpoint's colons, so that it is another rule. */
  private static boolean hasLimit(String endpoint) {
    List<String> behindColons = List.of(endpoint.split(":", -1));
    return behindColons.stream()
        .skip(1)
        .anyMatch(
            each ->
                Arrays.stream(Limit.values())
                    .anyMatch(limit -> each.matches("(?s)\\s*" + limit.label() + "\\s*=.*")));
  }

  /** Returns nothing for what is no amount, or more or less than may be. */
  private static long fitting(Limit limit, String text) {
    long amount = amount(limit, text);
    return switch (limit) {
      case NESTING -> amount > 1000 ? 0 : amount;
      case DEPTH -> amount < 1 << 18 || amount > 1 << 30 ? 0 : amount;
      case TIME, COMPUTING, MEMORY, RESPONSE, BODY, LOAD -> amount;
    };
  }

  private static long amount(Limit limit, String text) {
    if (limit == Limit.NESTING) {
      return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
    if (text.equalsIgnoreCase("none")) {
      return Long.MAX_VALUE;
    }
    boolean isTime = limit == Limit.TIME || limit == Limit.COMPUTING || limit == Limit.LOAD;
    Matcher amount = (isTime ? DURATION : SIZE).matcher(text);
    if (!amount.matches()) {
      return 0;
    }
    String unit = amount.group("unit").toLowerCase(Locale.ROOT);
    BigDecimal factor =
        isTime
            ? new BigDecimal(UNITS.get(unit))
            : new BigDecimal(BigInteger.TWO.pow(10 * " kmg".indexOf(unit)));
    return new BigDecimal(amount.group("number")).multiply(factor).min(MOST).longValue();
  }
}
