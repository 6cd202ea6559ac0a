package dev.httpsrv.runtime.limit;

import dev.httpsrv.api.Limit;
import dev.httpsrv.runtime.route.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which route has which limits: those of all, changed by the rules for its endpoint and for those
 * above it, the longest last.
 */
public final class LimitRules {

  /** The rules that change nothing. */
  public static final LimitRules NONE = new LimitRules(Limits.DEFAULT, List.of());

  private static final String LIMIT =
      Arrays.stream(Limit.values()).map(Limit::label).collect(Collectors.joining("|", "(?:", ")"))
          + "\\s*=";

  /** What stands before a limit where somebody meant a route, and the limit. */
  private static final Pattern ROUTE_AND_LIMIT =
      Pattern.compile("(.*[^\\s:=])[\\s:=]+(" + LIMIT + ".*)");

  private static final Pattern ANOTHER_RULE = Pattern.compile(":\\s*" + LIMIT);

  private final Limits defaults;
  private final List<Rule> rules;

  private LimitRules(Limits defaults, List<Rule> rules) {
    this.defaults = defaults;
    this.rules =
        rules.stream().sorted(Comparator.comparingInt(rule -> rule.endpoint.length())).toList();
  }

  /** Returns these rules, with others for all routes. */
  public LimitRules withDefaults(UnaryOperator<Limits> change) {
    return new LimitRules(change.apply(defaults), rules);
  }

  /**
   * Returns these rules and another one.
   *
   * @param endpoint the routes with this endpoint, and those below it
   * @throws IllegalArgumentException if it is not a path, or the change is refused
   */
  public LimitRules with(String endpoint, UnaryOperator<Limits> change) {
    if (!endpoint.startsWith("/")) {
      throw new IllegalArgumentException(
          "limits for \"%s\": an endpoint starts with /; write \"/%s\""
              .formatted(endpoint, endpoint));
    }
    Duration other = Duration.ofNanos(1); // so that a change to the default is noticed, too
    if (!change.apply(defaults.load(other)).load().equals(other)) {
      throw new IllegalArgumentException(
          "limits for %s: load is the same for all routes; leave the endpoint out"
              .formatted(endpoint));
    }
    List<Rule> more = new ArrayList<>(rules);
    more.add(new Rule(Route.withoutSlash(endpoint), change));
    return new LimitRules(defaults, more);
  }

  /**
   * Returns these rules and those that a text says: {@code [ROUTE:]NAME=VALUE[,NAME=VALUE...]}.
   *
   * @throws IllegalArgumentException if it says something else; the message is for who wrote it
   */
  public LimitRules with(String text) {
    int colon = text.startsWith("/") ? text.lastIndexOf(':') : -1;
    UnaryOperator<Limits> change = change(text.substring(colon + 1));
    if (colon < 0) {
      return withDefaults(change);
    }
    String endpoint = text.substring(0, colon).strip();
    if (ANOTHER_RULE.matcher(endpoint).find()) {
      throw new IllegalArgumentException(
          "\"%s\" is about several routes; give each a rule of its own".formatted(text));
    }
    return with(endpoint, change);
  }

  private static UnaryOperator<Limits> change(String values) {
    UnaryOperator<Limits> change = UnaryOperator.identity();
    Set<Limit> changed = EnumSet.noneOf(Limit.class);
    for (String each : values.split(",", -1)) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException(
            "\"%s\" is no limit; write [ROUTE:]NAME=VALUE, such as time=10s or /upload:body=1g"
                .formatted(each.isBlank() ? values : each.strip()));
      }
      Limit limit = limit(each.substring(0, equals).strip(), each.strip());
      if (!changed.add(limit)) {
        throw new IllegalArgumentException(
            "%s is set twice; write it once".formatted(limit.label()));
      }
      String value = each.substring(equals + 1).strip();
      UnaryOperator<Limits> before = change;
      change = limits -> before.apply(limits).with(limit, value);
    }
    return change;
  }

  private static Limit limit(String name, String rule) {
    return Arrays.stream(Limit.values())
        .filter(limit -> limit.label().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name, rule)));
  }

  /** Returns what is wrong where no limit has a name. */
  private static String unknown(String name, String rule) {
    Matcher routed = ROUTE_AND_LIMIT.matcher(rule);
    if (routed.matches()) {
      return wrongRoute(routed.group(1), routed.group(2));
    }
    return "there is no limit \"%s\"; there are %s"
        .formatted(
            name,
            Arrays.stream(Limit.values()).map(Limit::label).collect(Collectors.joining(", ")));
  }

  private static String wrongRoute(String route, String limit) {
    int slash = route.indexOf('/');
    String path = slash < 0 ? "/" + route : route.substring(slash);
    return "\"%s\" is no limit; write %s for all routes, or a rule of its own for those at a path, %s:%s"
        .formatted(route, limit, path, limit);
  }

  /** Returns the limits of all routes for which no rule says something else. */
  public Limits defaults() {
    return defaults;
  }

  /** Returns the limits of the routes with an endpoint. */
  public Limits of(String endpoint) {
    Limits limits = defaults;
    for (Rule rule : rules) {
      if (rule.takes(endpoint)) {
        limits = rule.change.apply(limits);
      }
    }
    return limits;
  }

  /** Returns what is said of an endpoint's limits where they differ from those of all. */
  public Optional<String> differences(Limits limits) {
    String text =
        Arrays.stream(Limit.values())
            .filter(limit -> !limits.text(limit).equals(defaults.text(limit)))
            .map(limit -> limit.label() + " " + limits.text(limit))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /** Returns the endpoints of rules that are about none of these routes. */
  public List<String> unused(Collection<String> endpoints) {
    return rules.stream()
        .filter(rule -> endpoints.stream().noneMatch(rule::takes))
        .map(rule -> rule.endpoint.isEmpty() ? "/" : rule.endpoint)
        .toList();
  }

  private record Rule(String endpoint, UnaryOperator<Limits> change) {

    boolean takes(String other) {
      String base = Route.withoutSlash(other);
      return base.equals(endpoint) || base.startsWith(endpoint + "/");
    }
  }
}
