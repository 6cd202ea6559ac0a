package dev.httpsrv.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.http.http2.Http2Exception;
import java.util.HexFormat;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many fields there are in a header block that is not decoded. */
class FieldCountTest {

  private final FieldCount count = new FieldCount();

  @ParameterizedTest
  @CsvSource({
    "82868441, 4", // a literal's value is to come
    "828684418cf1e3c2e5f23a6ba0ab90f4ff, 4", // RFC 7541, C.4.1
    "828684be58086e6f2d6361636865, 5", // C.3.2
    "400a637573746f6d2d6b65790d637573746f6d2d686561646572, 1", // C.2.1
    "100870617373776f726406736563726574, 1", // C.2.3
    "00019001900001900190, 2", // strings that look like fields
    "0000000000, 2", // without names and values
    "203fe11f82, 1", // the size of the table is no field
    "ff008290, 3", // an index of two octets
    "7f80010190, 1" // an index of three, before a value
  })
  void eachFieldIsCountedOnceHoweverItIsCut(String hex, int fields) {
    byte[] block = HexFormat.of().parseHex(hex);
    count.take(block, 0, block.length);
    assertThat(count.fields()).isEqualTo(fields);
    count.begin();
    for (int i = 0; i < block.length; i++) {
      count.take(block, i, i + 1);
    }
    assertThat(count.fields()).isEqualTo(fields);
  }

  @Test
  void aLongStringIsPassedOver() {
    byte[] block = new byte[4 + 300];
    block[0] = 1;
    block[1] = 0x7f;
    block[2] = (byte) (0x80 | 300 - 127 - 128);
    block[3] = 1;
    count.take(block, 0, 3);
    count.take(block, 3, block.length);
    assertThat(count.fields()).isEqualTo(1);
    count.take(new byte[] {0, (byte) 0x82}, 0, 2);
    assertThat(count.fields()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "3f11, 40016e8cf1e3c2e5f23a6ba0ab90f4ff, true", // 15 octets, a name of one, 32 for the field
    "3f10, 40016e8cf1e3c2e5f23a6ba0ab90f4ff, false",
    "3f10, 4001610f777777777777777777777777777777, false",
    "3f11, 4001610f777777777777777777777777777777, true",
    "20, 0001610161, true", // without indexing
    "20, 4001610161, false",
    "20, 400000, false",
    "3f11, 400f7777777777777777777777777777770161 7e0161, true", // its name, again
    "3f11, 400f7777777777777777777777777777770161 7e026161, false",
    "3f10, 5000, true", // accept-encoding, of the static table
    "3f0f, 5000, false",
    "3f11, 7d00, true", // www-authenticate, its last
    "3f10, 7d00, false"
  })
  void aFieldThatIsTooLargeForTheTableIsNotTaken(String size, String fields, boolean taken) {
    byte[] block = HexFormat.of().parseHex((size + fields).replace(" ", ""));
    ThrowingCallable take =
        () -> {
          for (int i = 0; i < block.length; i++) {
            count.take(block, i, i + 1);
          }
        };
    if (taken) {
      assertThatCode(take).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(take).isInstanceOf(Http2Exception.class);
    }
  }

  @Test
  void anotherBlockBeginsAnew() {
    count.take(new byte[] {(byte) 0x82, 0, 0x7f}, 0, 3);
    count.begin();
    count.take(new byte[] {(byte) 0x82}, 0, 1);
    assertThat(count.fields()).isEqualTo(1);
  }

  @Test
  void anIntegerThatIsTooLongIsMalformed() {
    byte[] block = HexFormat.of().parseHex("ff808080808000");
    assertThatThrownBy(() -> count.take(block, 0, block.length)).isInstanceOf(Http2Exception.class);
  }
}
