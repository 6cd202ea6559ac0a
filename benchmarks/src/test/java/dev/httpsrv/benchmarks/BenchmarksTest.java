package dev.httpsrv.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.runtime.exchange.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured answers rightly. */
class BenchmarksTest {

  private static final String[] LANGUAGES = {"java", "lua", "lua-interpreted", "js", "python"};

  @ParameterizedTest
  @EnumSource
  void dispatchAndBareCallAnswerTheSameInEveryLanguage(Workload workload) throws Exception {
    for (String language : LANGUAGES) {
      Dispatch dispatch = new Dispatch();
      dispatch.workload = workload;
      dispatch.language = language;
      dispatch.load();
      BareCall bare = new BareCall();
      bare.workload = workload;
      bare.language = language;
      bare.load();
      try {
        assertAnswers(workload, dispatch.dispatch());
        assertAnswers(workload, bare.call());
      } finally {
        dispatch.unload();
        bare.unload();
      }
    }
  }

  private static void assertAnswers(Workload workload, Response response) {
    assertThat(response.status()).isEqualTo(200);
    assertThat(new String(response.body(), US_ASCII))
        .isEqualTo(new String(workload.answer(), US_ASCII));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lua", "js"})
  void aReloadHasAThousandRoutes(String language) throws Exception {
    Reload reload = new Reload();
    reload.language = language;
    reload.load();
    try {
      assertThat(reload.reload()).isEqualTo(1000);
    } finally {
      reload.unload();
    }
  }

  @ParameterizedTest
  @CsvSource({"10, false", "10, true", "1000, true"})
  void aLookupFindsARouteAndMissesOthers(int routes, boolean parameters) {
    RouteLookup lookup = new RouteLookup();
    lookup.routes = routes;
    lookup.parameters = parameters;
    lookup.build();
    assertThat(lookup.hit()).isNotNull();
    assertThat(lookup.miss()).isNull();
    assertThat(lookup.wrongMethod()).isNull();
  }
}
