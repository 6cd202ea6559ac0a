package dev.httpsrv.runtime.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {

  @Test
  void theLongestEndpointPrevailsValueByValue() {
    LimitRules rules =
        LimitRules.NONE
            .with("/api/slow:computing=9s")
            .with("time=10s,computing=1s")
            .with("/api : time=20s, computing=2s")
            .with("/api/slow/:body=1g")
            .with("/api/v:x=1:time=5s");
    assertThat(rules.of("/")).isEqualTo(rules.defaults());
    assertThat(rules.of("/apis").time()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rules.of("/api/").time()).isEqualTo(Duration.ofSeconds(20));
    assertThat(rules.of("/api/v:x=1").time()).isEqualTo(Duration.ofSeconds(5));
    Limits slow = rules.of("/api/slow/{id}");
    assertThat(slow.time()).isEqualTo(Duration.ofSeconds(20));
    assertThat(slow.computing()).isEqualTo(Duration.ofSeconds(9));
    assertThat(slow.body()).isEqualTo(1L << 30);
    assertThat(slow.response()).isEqualTo(Limits.DEFAULT.response());
  }

  @Test
  void aRuleForTheRootIsForAllRoutes() {
    LimitRules rules = LimitRules.NONE.with("/:response=1k");
    assertThat(rules.of("/")).isEqualTo(rules.of("/any/{thing}"));
    assertThat(rules.of("/any").response()).isEqualTo(1024);
  }

  @Test
  void differencesAndRulesForNoRouteAreTold() {
    LimitRules rules = LimitRules.NONE.with("/upload:body=2g,time=5m").with("/uplaod:body=2g");
    assertThat(rules.differences(rules.of("/upload"))).contains("time 5 min, body 2 GiB");
    assertThat(rules.differences(rules.of("/other"))).isEmpty();
    assertThat(rules.unused(List.of("/upload/{id}", "/"))).containsExactly("/uplaod");
  }

  @ParameterizedTest
  @CsvSource({
    "time=500ms, 500 ms",
    "time=1.5s, 1500 ms",
    "time=1.001s, 1001 ms",
    "time=0.5ms, 0.5 ms",
    "time=3 min, 3 min",
    "time=999999999h, none",
    "time=2m, 2 min",
    "computing=1h, 60 min",
    "computing=none, none",
    "load=45s, 45 s",
    "memory=64m, 64 MiB",
    "memory=1500 bytes, 1500 bytes",
    "memory=17179869185g, none",
    "response=3k, 3 KiB",
    "response=2GiB, 2 GiB",
    "body=none, none",
    "nesting=20, 20",
    "depth=4m, 4 MiB"
  })
  void amountsAreReadAndWritten(String rule, String text) {
    LimitRules rules = LimitRules.NONE.with(rule);
    assertThat(rules.differences(Limits.DEFAULT)).isNotEmpty();
    assertThat(LimitRules.NONE.differences(rules.defaults()))
        .contains(rule.substring(0, rule.indexOf('=')) + " " + text);
  }

  @Test
  void theLimitsThatMayBeSetAreNamed() {
    assertThatThrownBy(() -> LimitRules.NONE.with("foo=5s"))
        .hasMessage(
            "there is no limit \"foo\"; there are time, computing, memory, response, body, nesting, depth, load");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "time | \"time\" is no limit; write [ROUTE:]NAME=VALUE, such as time=10s or /upload:body=1g",
        "/a:time | \"time\" is no limit; write [ROUTE:]NAME=VALUE",
        "/a | \"/a\" is no limit; write [ROUTE:]NAME=VALUE",
        "time=1s,body | \"body\" is no limit; write [ROUTE:]NAME=VALUE",
        "time=1s, | \"time=1s,\" is no limit; write [ROUTE:]NAME=VALUE",
        "tiem=5s | there is no limit \"tiem\"; there are time, computing, memory, response, body",
        "time=5 | time=5: write a duration such as 500ms, 5s, 2m, or none",
        "time=0s | the limit time must be more than nothing",
        "body=big | body=big: write a size such as 500k, 64m, 1g, or none",
        "/a:load=5s | load is the same for all routes; leave the endpoint out",
        "/a:load=30s | load is the same for all routes; leave the endpoint out",
        "time=1s,time=2s | time is set twice; write it once",
        "/a:body=1k,time=1s,body=1k | body is set twice; write it once",
        "depth=5 | the limit depth is a size of stack, from 256 KiB to 1 GiB",
        "depth=4096g | the limit depth is a size of stack, from 256 KiB to 1 GiB",
        "depth=deep | depth=deep: write a size of stack such as 512k, 4m",
        "depth=none | depth=none: write a size of stack such as 512k, 4m",
        "nesting=none | nesting=none: write a number of levels, at most 1000",
        "nesting=0 | the limit nesting must be more than nothing",
        "nesting=1001 | the limit nesting is at most 1000",
        "lua:time=1s | \"lua\" is no limit; write time=1s for all routes, or",
        "lua:time=1s | a rule of its own for those at a path, /lua:time=1s",
        "GET /a:time=1s | at a path, /a:time=1s",
        "comput ing=5s | there is no limit \"comput ing\"; there are ",
        "/a=time=1s | at a path, /a:time=1s",
        "/a time=1s | at a path, /a:time=1s",
        "time=1s,/b:body=1k | at a path, /b:body=1k",
        "/a:time=1s,/b:body=1k | is about several routes; give each a rule of its own",
        "/a :time=0s | the limit time must be more than nothing",
      })
  void whatIsNotUnderstoodIsToldWithTheWayOut(String rule, String message) {
    assertThatThrownBy(() -> LimitRules.NONE.with(rule))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
