package dev.httpsrv.runtime.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentTypeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text/plain |",
        "text/plain; charset=UTF-8 | UTF-8",
        "text/plain;a=b;Charset = \"utf-16\" ;c | utf-16",
        "a/b; charset=; charset=\"\"; charset=x | x",
        "a/b; mycharset=x |",
        "a/b; c=\"; charset=x\" |",
        "a/b; c=\"\\\"; charset=x\"; charset=y | y",
        "a/b; c=\"; charset=x |",
      })
  void theCharsetIsAParameterOfItsName(String header, @Nullable String charset) {
    assertThat(ContentType.parse(header).charset()).isEqualTo(charset);
  }
}
