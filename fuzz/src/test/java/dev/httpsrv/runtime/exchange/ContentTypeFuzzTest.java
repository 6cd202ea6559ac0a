package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.fuzz.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The charset is that of the first parameter of this name which has a value. */
class ContentTypeFuzzTest {

  private static final Pattern PART =
      Pattern.compile("(?s)[^\";]++|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+(?:\"|\\\\?$)|;");
  private static final Pattern CHARSET =
      Pattern.compile("(?is)\\s*charset\\s*=\\s*\"?(?<value>[^\\s\";]+).*");

  @DictionaryEntries({
    "text/plain",
    ";charset=",
    "utf-8",
    "\"",
    "; Charset = \"iso-8859-1\"",
    "charset"
  })
  @FuzzTest
  void aContentTypeIsTakenApart(byte[] input) {
    String header = new String(input, ISO_8859_1);
    ContentType type = ContentType.parse(header);
    Check.same(type.type(), header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    Check.same(type.charset(), naive(header));
    if (type.charset() != null) {
      text(HeaderRules.printable(type.charset()));
    }
  }

  /** Text in a charset that a client named is decoded, or there is a reason that can be logged. */
  private static void text(String charset) {
    try {
      new EncodedText(new byte[] {'a'}, charset).decode("f");
    } catch (IllegalArgumentException refused) {
      String reason = String.valueOf(refused.getMessage());
      Check.that(reason.matches("f: [^\\x00-\\x1f]*"), "can be logged", reason);
    }
  }

  private static @Nullable String naive(String header) {
    StringBuilder parameter = new StringBuilder();
    List<String> parameters = new ArrayList<>();
    Matcher part = PART.matcher(header.substring(Math.max(0, header.indexOf(';'))));
    while (header.contains(";") && part.find()) {
      if (part.group().equals(";")) {
        parameters.add(parameter.toString());
        parameter.setLength(0);
      } else {
        parameter.append(part.group());
      }
    }
    parameters.add(parameter.toString());
    return parameters.stream()
        .map(CHARSET::matcher)
        .filter(Matcher::matches)
        .map(found -> found.group("value"))
        .findFirst()
        .orElse(null);
  }
}
