package dev.httpsrv.runtime.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Compares tables of random routes with the reference's words, as code: the routes are compared in
 * the order of their registration, and the first that matches wins.
 */
class RouteTableModelTest {

  private static final List<String> SEGMENTS =
      List.of("a", "a", "b", "b", "ab", "", "a/b", "50%", "%2F", "%", "ü");

  private final Random random = new Random(20261123);

  /** A route with its endpoint's segments as they are meant, without encodings. */
  private record Model(List<String> segments, Route<String> route) {

    boolean takes(List<String> path) {
      if (path.size() < segments.size()) {
        return false;
      }
      for (int i = 0; i < segments.size(); i++) {
        boolean taken =
            isParameter(i) ? !path.get(i).isEmpty() : segments.get(i).equals(path.get(i));
        if (!taken) {
          return false;
        }
      }
      return true;
    }

    boolean isParameter(int segment) {
      return segments.get(segment).startsWith("{");
    }

    boolean answers(@Nullable String method) {
      return route.method() == null || route.method().equals(method);
    }

    boolean covers(Model other) {
      // A segment that no endpoint can have stands for whatever a parameter takes.
      return answers(other.route.method())
          && takes(other.segments.stream().map(s -> s.startsWith("{") ? "?" : s).toList());
    }
  }

  @Test
  void anyTableAnswersWhatComparingTheRoutesOneByOneAnswers() {
    int hits = 0;
    for (int round = 0; round < 1000; round++) {
      List<Model> models = models(random.nextInt(30));
      RouteTable<String> table = RouteTable.of(models.stream().map(Model::route).toList());
      for (int i = 0; i < 50; i++) {
        String method = oneOf("GET", "POST", "HEAD", "PUT");
        List<String> segments = segments(1, "{x}");
        String raw = raw(segments);
        String path = RequestPath.of(raw).orElseThrow();
        String description = "%s %s in %s".formatted(method, raw, table.routes());
        Model expected = firstOf(models, method, segments);
        Route<String> found = table.find(method, path);
        assertThat(found).as(description).isSameAs(expected == null ? null : expected.route());
        assertThat(table.methodsAt(path))
            .as(description)
            .containsExactlyElementsOf(methodsAt(models, segments));
        if (expected != null) {
          hits++;
          assertParameters(expected, segments, path, description);
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
      List<Model> models = models(random.nextInt(30));
      RouteTable<String> table = RouteTable.of(models.stream().map(Model::route).toList());
      for (Model model : models) {
        Model shadow = shadowOf(models, model);
        assertThat(table.shadowOf(model.route()))
            .as("%s in %s", model, models)
            .isSameAs(shadow == null ? null : shadow.route());
        if (shadow == null) {
          free++;
        } else {
          shadowed++;
        }
      }
    }
    assertThat(Math.min(shadowed, free)).isGreaterThan(2_000);
  }

  private static void assertParameters(
      Model model, List<String> path, String encoded, String description) {
    List<String> names = model.route().parameters();
    int next = 0;
    for (int i = 0; i < model.segments().size(); i++) {
      if (model.isParameter(i)) {
        assertThat(model.route().parameter(encoded, names.get(next++)))
            .as(description)
            .isEqualTo(path.get(i));
      }
    }
    assertThat(names).as(description).hasSize(next);
  }

  private static @Nullable Model firstOf(List<Model> models, String method, List<String> path) {
    Model first = firstExactly(models, method, path);
    boolean likeGet = method.equals("HEAD") && (first == null || first.route().method() == null);
    return likeGet ? firstExactly(models, "GET", path) : first;
  }

  private static @Nullable Model firstExactly(
      List<Model> models, String method, List<String> path) {
    for (Model model : models) {
      if (model.takes(path) && model.answers(method)) {
        return model;
      }
    }
    return null;
  }

  private static Set<String> methodsAt(List<Model> models, List<String> path) {
    Set<String> methods = new LinkedHashSet<>();
    for (Model model : models) {
      String method = model.route().method();
      if (method != null && model.takes(path)) {
        methods.add(method);
        if (method.equals("GET")) {
          methods.add("HEAD");
        }
      }
    }
    return methods;
  }

  private static @Nullable Model shadowOf(List<Model> models, Model model) {
    for (Model earlier : models.subList(0, models.indexOf(model))) {
      if (earlier.covers(model)) {
        return earlier;
      }
    }
    return null;
  }

  private List<Model> models(int size) {
    List<Model> models = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      String[] methods = {"GET", "POST", "HEAD", null};
      List<String> segments = segments(0, "{");
      for (int j = 0; j < segments.size(); j++) {
        if (segments.get(j).equals("{")) {
          segments.set(j, "{p" + j + random.nextInt(2) + "}");
        }
      }
      models.add(
          new Model(
              segments,
              new Route<>(
                  methods[random.nextInt(methods.length)],
                  endpoint(segments),
                  "target " + i,
                  null)));
    }
    return models;
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
