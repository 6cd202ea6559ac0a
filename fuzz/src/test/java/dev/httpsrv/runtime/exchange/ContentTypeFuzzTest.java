package dev.httpsrv.runtime.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.fuzz.Check;
import java.nio.charset.Charset;
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
    try {
      Charset known = ContentType.charset(header);
      Check.that(type.charset() != null || known.name().equals("UTF-8"), "by default", known);
    } catch (IllegalArgumentException unknown) {
      Check.that(type.charset() != null, "names one", unknown);
      Check.that(
          String.valueOf(unknown.getMessage()).matches("request_data_get_string: [^\\x00-\\x1f]*"),
          "can be logged",
          unknown.getMessage());
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
