package dev.httpsrv.server;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.runtime.Httpsrv;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import org.junit.jupiter.api.Test;

class HttpsrvHandlerTest {

  @Test
  void anApplicationsServerThatStopsClosesHttpsrv() {
    Httpsrv httpsrv = Httpsrv.builder().build();
    HttpRouting.Builder routing = HttpRouting.builder().any(new HttpsrvHandler(httpsrv));
    WebServer.builder().host("127.0.0.1").port(0).routing(routing).build().start().stop();
    assertThatThrownBy(httpsrv::reload)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("shutting down");
  }
}
