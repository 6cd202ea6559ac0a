package dev.httpsrv.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EndpointTest {

  @Test
  void sendsOneKibibyteOfJson() {
    assertThat(Objects.requireNonNull(endpoint("json").body())).hasSize(1024);
  }

  @Test
  void takesJsonWhoseMembersComeInAnotherOrder() {
    Endpoint json = endpoint("json");
    String answer = json.answer();
    String state = "\"state\":\"done\",";
    String other = answer.replace(state, "").replaceFirst("^\\{", "{" + state);

    assertThat(other).isNotEqualTo(answer).hasSameSizeAs(answer);
    assertThat(json.problem(200, "application/json; charset=utf-8", other)).isNull();
  }

  @Test
  void saysWhatIsWrongWithAnAnswer() {
    Endpoint hello = endpoint("hello");
    Endpoint json = endpoint("json");

    assertThat(hello.problem(200, "text/plain", "hello")).isNull();
    assertThat(hello.problem(500, "text/plain", "hello")).contains("500");
    assertThat(hello.problem(200, "text/html", "hello")).contains("text/html");
    assertThat(hello.problem(200, "text/plain", "hallo")).contains("hallo");
    assertThat(json.problem(200, "application/json", Objects.requireNonNull(json.body())))
        .contains("new");
    assertThat(json.problem(200, "application/json", "{")).contains("the body is {");
  }

  private static Endpoint endpoint(String name) {
    List<Endpoint> all = Endpoint.all();
    return all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
