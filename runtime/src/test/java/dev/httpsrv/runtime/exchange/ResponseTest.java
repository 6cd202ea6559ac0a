package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseTest {

  @Test
  void whatIsAppendedFollows() {
    Response response = new Response();
    for (String each : new String[] {"a", "", "bc", "d"}) {
      response.append(each.getBytes(US_ASCII));
    }
    assertThat(response.body()).asString(US_ASCII).isEqualTo("abcd");
  }

  @Test
  void aBodyHasRoomToGrowAsFarAsAnArrayCan() {
    assertThat(Response.room(3, 5)).isEqualTo(16);
    assertThat(Response.room(1 << 30, 1)).isEqualTo(Integer.MAX_VALUE - 8);
    assertThat(Response.room(Integer.MAX_VALUE, Integer.MAX_VALUE))
        .isEqualTo(Integer.MAX_VALUE - 8);
  }
}
