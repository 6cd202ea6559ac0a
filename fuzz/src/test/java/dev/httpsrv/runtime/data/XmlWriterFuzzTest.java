package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.fuzz.Check;
import java.util.Objects;

/** Any data of a script is written as well-formed XML, or refused. An input is the data as JSON. */
class XmlWriterFuzzTest {

  @DictionaryEntries({
    "{\"name\":\"a\",",
    "\"children\":[",
    "\"attributes\":{",
    "\"a\":",
    "\\u0000",
    "\\u000d",
    "\\ud800",
    "\\uffff",
    "]]>",
    "<!--",
    "&amp;",
    "\"xmlns\""
  })
  @FuzzTest
  void whatIsWrittenIsWellFormed(byte[] input) {
    Attempt attempt = Json.parse(input, Bounds.WIDEST);
    if (attempt.reason() != null) {
      return;
    }
    byte[] document;
    try {
      document =
          XmlWriter.write("f", (ScriptData) Objects.requireNonNull(attempt.value()), Bounds.WIDEST);
    } catch (IllegalArgumentException refused) {
      Check.that(String.valueOf(refused.getMessage()).startsWith("f: "), "says where", refused);
      return;
    }
    Attempt read = Xml.parse(document, null, Bounds.WIDEST);
    Check.that(read.reason() == null, new String(document, UTF_8), read.reason());
    ScriptData data = (ScriptData) Objects.requireNonNull(read.value());
    Check.same(
        Xml.parse(XmlWriter.write("f", data, Bounds.WIDEST), null, Bounds.WIDEST).value(), data);
  }
}
