package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.fuzz.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * XML is read without its entities, never becomes more than was sent, and is written so again.
 *
 * <p>An input is a document; after {@code @} and a line with the name of the transport's charset,
 * where it has one.
 */
class XmlFuzzTest {

  @DictionaryFile(resourcePath = "xml.dict")
  @FuzzTest
  void xmlIsReadAndWritten(byte[] input) {
    int end = input.length > 0 && input[0] == '@' ? lineEnd(input) : -1;
    String charset = end < 0 ? null : new String(input, 1, end - 1, ISO_8859_1);
    byte[] document = Arrays.copyOfRange(input, end + 1, input.length);
    Attempt attempt = Xml.parse(document, charset, Bounds.WIDEST);
    if (attempt.reason() != null) {
      Check.that(attempt.reason().startsWith("not XML"), "says why", attempt.reason());
      return;
    }
    ScriptData data = (ScriptData) Objects.requireNonNull(attempt.value());
    Check.that(characters(data.value()) <= 2 * document.length + 32, "is no more", data);
    Check.that(!declaresType(document), "has no entities", data);
    Attempt again = Xml.parse(XmlWriter.write("f", data, Bounds.WIDEST), null, Bounds.WIDEST);
    Check.same(again.reason(), null);
    Check.same(again.value(), data);
  }

  private static int lineEnd(byte[] input) {
    for (int i = 0; i < input.length; i++) {
      if (input[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static boolean declaresType(byte[] document) {
    String text = new String(document, ISO_8859_1);
    return text.contains("<!DOCTYPE")
        && !text.contains("<!--")
        && !text.contains("<![CDATA[")
        && !text.contains("<?");
  }

  private static int characters(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case List<?> list -> list.stream().mapToInt(XmlFuzzTest::characters).sum();
      case Map<?, ?> map -> {
        int keys =
            map.containsKey("children")
                ? 0
                : map.keySet().stream().mapToInt(XmlFuzzTest::characters).sum();
        yield keys + map.values().stream().mapToInt(XmlFuzzTest::characters).sum();
      }
      case null, default -> 0;
    };
  }
}
