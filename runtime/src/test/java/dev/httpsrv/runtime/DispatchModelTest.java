package dev.httpsrv.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.Session;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.exchange.TestExchange;
import dev.httpsrv.runtime.route.RequestPath;
import dev.httpsrv.runtime.route.RouteModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Answers random requests by random configurations, and compares with the reference's words: an
 * authenticator is found as handlers are, and runs before they are looked up; no handler is 404; a
 * path with handlers but none for the method is 405 with what it allows.
 */
class DispatchModelTest {

  private static final List<String> ENDPOINTS =
      List.of(
          "/",
          "/a",
          "/a/",
          "/a/b",
          "/a/{x}",
          "/{x}",
          "/{x}/b",
          "/{x}/{y}/",
          "/a//",
          "//",
          "/50%25",
          "/a%2Fb",
          "/a%2Fb/{x}",
          "/ü");

  private static final List<String> PATHS =
      List.of(
          "/",
          "/a",
          "/a/",
          "/ab",
          "/a/b",
          "/a/b/",
          "/a/b/c",
          "/a//",
          "/a//b",
          "//",
          "/%61/b",
          "/c/../a/b",
          "/50%25",
          "/50%25/x",
          "/a%2fb",
          "/a%2Fb/c",
          "/%C3%BC",
          "/b/b",
          "/b/a/c");

  private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

  /** What becomes of a request. */
  private enum Outcome {
    ANSWERED,
    ANSWERED_TO_USER,
    REFUSED,
    REFUSED_IN_ITS_OWN_WORDS,
    NOT_FOUND,
    NOT_ALLOWED
  }

  private enum Verdict {
    USER,
    NOBODY,
    FORBIDDEN
  }

  private record Guard(RouteModel model, Verdict verdict) {}

  private record Configuration(List<Guard> guards, List<RouteModel> routes) {}

  private final Random random = new Random(20261127);
  private final Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);

  @Test
  void anyConfigurationAnswersAsTheReferenceSays() {
    for (int round = 0; round < 300; round++) {
      Configuration[] built = new Configuration[1];
      try (Httpsrv httpsrv =
          Httpsrv.builder()
              .engines(Engines.of(List.of(), Map.of()))
              .register(registry -> built[0] = configure(registry))
              .build()) {
        for (int i = 0; i < 100; i++) {
          checkAnswer(httpsrv, built[0]);
        }
      }
    }
    assertThat(outcomes.keySet()).containsExactly(Outcome.values());
    assertThat(outcomes).allSatisfy((_, times) -> assertThat(times).isGreaterThan(500));
  }

  private void checkAnswer(Httpsrv httpsrv, Configuration configuration) {
    String method = oneOf(METHODS);
    String path = RequestPath.of(oneOf(PATHS)).orElseThrow();
    List<String> segments = RouteModel.segments(path);
    String description = "%s %s in %s".formatted(method, path, configuration);
    Response response = httpsrv.handle(new TestExchange(method, path));
    String body = new String(response.body(), UTF_8);

    int guard =
        RouteModel.firstOf(
            configuration.guards.stream().map(Guard::model).toList(), method, segments);
    Verdict verdict = guard < 0 ? null : configuration.guards.get(guard).verdict;
    int route = RouteModel.firstOf(configuration.routes, method, segments);
    Set<String> allowed = RouteModel.methodsAt(configuration.routes, segments);
    Outcome outcome = outcome(verdict, route, allowed);
    outcomes.merge(outcome, 1, Integer::sum);

    switch (outcome) {
      case ANSWERED -> assertThat(body).as(description).isEqualTo("route %d for null", route);
      case ANSWERED_TO_USER ->
          assertThat(body).as(description).isEqualTo("route %d for guard %d", route, guard);
      case REFUSED ->
          assertThat(response.headers()).as(description).containsKey("WWW-Authenticate");
      case REFUSED_IN_ITS_OWN_WORDS ->
          assertThat(body).as(description).isEqualTo("not by guard %d", guard);
      case NOT_FOUND -> assertThat(response.headers()).as(description).isEmpty();
      case NOT_ALLOWED ->
          assertThat(response.headers())
              .as(description)
              .containsEntry("Allow", List.of(String.join(", ", allowed)));
    }
    assertThat(response.status()).as(description).isEqualTo(status(outcome));
  }

  private static Outcome outcome(@Nullable Verdict verdict, int route, Set<String> allowed) {
    if (verdict == Verdict.NOBODY) {
      return Outcome.REFUSED;
    }
    if (verdict == Verdict.FORBIDDEN) {
      return Outcome.REFUSED_IN_ITS_OWN_WORDS;
    }
    if (route < 0) {
      return allowed.isEmpty() ? Outcome.NOT_FOUND : Outcome.NOT_ALLOWED;
    }
    return verdict == null ? Outcome.ANSWERED : Outcome.ANSWERED_TO_USER;
  }

  private static int status(Outcome outcome) {
    return switch (outcome) {
      case ANSWERED, ANSWERED_TO_USER -> 200;
      case REFUSED -> 401;
      case REFUSED_IN_ITS_OWN_WORDS -> 403;
      case NOT_FOUND -> 404;
      case NOT_ALLOWED -> 405;
    };
  }

  private Configuration configure(HttpsrvRegistry registry) {
    Configuration configuration = new Configuration(new ArrayList<>(), new ArrayList<>());
    // Mixed, since an authenticator's place among the handlers makes no difference.
    for (int left = random.nextInt(12); left > 0; left--) {
      String method = random.nextInt(4) == 0 ? null : oneOf(METHODS);
      String endpoint = oneOf(ENDPOINTS);
      RouteModel model = RouteModel.of(method, endpoint);
      if (random.nextInt(4) == 0) {
        Guard guard = new Guard(model, Verdict.values()[random.nextInt(3)]);
        String name = "guard " + configuration.guards.size();
        configuration.guards.add(guard);
        registry.registerAuth(method, endpoint, session -> verdict(session, guard, name));
      } else {
        String name = "route " + configuration.routes.size();
        configuration.routes.add(model);
        registry.register(method, endpoint, session -> answer(session, name));
      }
    }
    return configuration;
  }

  private static Optional<String> verdict(Session session, Guard guard, String name) {
    if (guard.verdict == Verdict.FORBIDDEN) {
      session.responseStatus(403, ("not by " + name).getBytes(UTF_8), null);
    }
    return guard.verdict == Verdict.USER ? Optional.of(name) : Optional.empty();
  }

  private static HandlerResult answer(Session session, String name) {
    session.body((name + " for " + session.username()).getBytes(UTF_8));
    return HandlerResult.DONE;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
