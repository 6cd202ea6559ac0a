package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.Url;
import dev.httpsrv.api.UserInfo;
import org.junit.jupiter.api.Test;

class KitRequestTest {

  @Test
  void takesAWholeUrlApart() {
    Url url = KitRequest.get("https://ada:pw@example.org/a/%62?x=1#y").url();
    assertThat(url.url()).isEqualTo("https://example.org/a/%62?x=1");
    assertThat(url.userinfo()).isEqualTo(new UserInfo("ada", "pw"));
    assertThat(url.port()).isEqualTo(443);
    assertThat(url.path()).isEqualTo("/a/b");
    assertThat(url.fragment()).isEqualTo("y");
  }

  @Test
  void aPathIsOnTheLocalHost() {
    Url url = KitRequest.get("/a").url();
    assertThat(url.url()).isEqualTo("http://localhost:2081/a");
    assertThat(url.userinfo()).isNull();
    assertThat(url.rawQuery()).isNull();
  }

  @Test
  void refusesWhatIsNoUrl() {
    assertThatThrownBy(() -> KitRequest.get("nowhere"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> KitRequest.get("/%zz")).isInstanceOf(IllegalArgumentException.class);
  }
}
