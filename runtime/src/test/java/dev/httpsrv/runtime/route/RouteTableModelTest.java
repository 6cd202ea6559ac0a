package dev.httpsrv.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Compares tables of random routes with {@link RouteModel}. */
class RouteTableModelTest {

  private static final List<String> SEGMENTS =
      List.of("a", "a", "b", "b", "ab", "", "a/b", "50%", "%2F", "%", "ü");

  private final Random random = new Random(20261123);

  /** A route and what it means. */
  private record Registered(Route<String> route, RouteModel model) {}

  @Test
  void anyTableAnswersWhatComparingTheRoutesOneByOneAnswers() {
    int hits = 0;
    for (int round = 0; round < 1000; round++) {
      List<Registered> registered = registered(random.nextInt(30));
      List<RouteModel> models = registered.stream().map(Registered::model).toList();
      RouteTable<String> table = RouteTable.of(registered.stream().map(Registered::route).toList());
      for (int i = 0; i < 50; i++) {
        String method = oneOf("GET", "POST", "HEAD", "PUT");
        List<String> segments = segments(1, "{x}");
        String raw = raw(segments);
        String path = RequestPath.of(raw).orElseThrow();
        String description = "%s %s in %s".formatted(method, raw, table.routes());
        int expected = RouteModel.firstOf(models, method, segments);
        Route<String> found = table.find(method, path);
        assertThat(found)
            .as(description)
            .isSameAs(expected < 0 ? null : registered.get(expected).route());
        assertThat(table.methodsAt(path))
            .as(description)
            .containsExactlyElementsOf(RouteModel.methodsAt(models, segments));
        if (found != null) {
          hits++;
          assertThat(found.parameters().stream().map(name -> found.parameter(path, name)))
              .as(description)
              .containsExactlyElementsOf(models.get(expected).taken(segments));
        }
      }
    }
    assertThat(hits).isBetween(10_000, 40_000);
  }

  @Test
  void anyTableFindsTheShadowsThatComparingTheRoutesOneByOneFinds() {
    int shadowed = 0;
    int free = 0;
    for (int round = 0; round < 1000; round++) {
      List<Registered> registered = registered(random.nextInt(30));
      List<RouteModel> models = registered.stream().map(Registered::model).toList();
      RouteTable<String> table = RouteTable.of(registered.stream().map(Registered::route).toList());
      for (int i = 0; i < models.size(); i++) {
        int shadow = RouteModel.shadowOf(models, i);
        assertThat(table.shadowOf(registered.get(i).route()))
            .as("%s in %s", models.get(i), models)
            .isSameAs(shadow == i ? null : registered.get(shadow).route());
        if (shadow == i) {
          free++;
        } else {
          shadowed++;
        }
      }
    }
    assertThat(Math.min(shadowed, free)).isGreaterThan(2_000);
  }

  @Test
  void anEndpointMeansTheSegmentsThatItWasWrittenFor() {
    for (Registered each : registered(10_000)) {
      assertThat(RouteModel.of(each.route().method(), each.route().endpoint()))
          .isEqualTo(each.model());
    }
  }

  private List<Registered> registered(int size) {
    List<Registered> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String[] methods = {"GET", "POST", "HEAD", null};
      String method = methods[random.nextInt(methods.length)];
      List<String> segments = segments(0, "{");
      for (int j = 0; j < segments.size(); j++) {
        if (segments.get(j).equals("{")) {
          segments.set(j, "{p" + j + random.nextInt(2) + "}");
        }
      }
      all.add(
          new Registered(
              new Route<>(method, endpoint(segments), "target " + i, null),
              new RouteModel(method, segments)));
    }
    return all;
  }

  private List<String> segments(int least, String another) {
    List<String> segments = new ArrayList<>();
    int size = least + random.nextInt(4);
    for (int i = 0; i < size; i++) {
      segments.add(
          random.nextInt(4) == 0 ? another : SEGMENTS.get(random.nextInt(SEGMENTS.size())));
    }
    return segments;
  }

  private String endpoint(List<String> segments) {
    StringBuilder endpoint = new StringBuilder();
    for (String segment : segments) {
      endpoint.append('/').append(segment.replace("%", "%25").replace("/", "%2F"));
    }
    // A slash at the end makes no difference, so one that does needs another.
    boolean needsSlash = segments.isEmpty() || segments.getLast().isEmpty();
    return needsSlash || random.nextBoolean()
        ? endpoint.append('/').toString()
        : endpoint.toString();
  }

  /** Returns a path as a client may write it: some characters encoded, though they needn't be. */
  private String raw(List<String> segments) {
    StringBuilder raw = new StringBuilder();
    for (String segment : segments) {
      raw.append('/');
      for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
        boolean plain = octet > 0 && octet != '%' && octet != '/';
        if (plain && random.nextInt(4) != 0) {
          raw.append((char) octet);
        } else {
          raw.append(oneOf("%%%02x", "%%%02X").formatted(octet & 0xff));
        }
      }
    }
    return raw.toString();
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
