package dev.httpsrv.runtime.data;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {

  @Test
  void anElementHasItsNameAttributesAndChildren() {
    assertThat(read("<o id='7'>a &lt; <b/> &#233;<![CDATA[<c>]]><!-- no --></o>"))
        .isEqualTo(
            element(
                "o",
                Map.of("id", "7"),
                List.of("a < ", element("b", Map.of(), List.of()), " é<c>")));
  }

  @Test
  void namesKeepTheirPrefixes() {
    assertThat(read("<s:e xmlns:s='urn:x' s:a='1'/>"))
        .isEqualTo(element("s:e", Map.of("xmlns:s", "urn:x", "s:a", "1"), List.of()));
  }

  @Test
  void indentationIsLeftOutAndBlanksBesideTextAreNot() {
    assertThat(read("<o>\n  <a/>\n</o>"))
        .isEqualTo(element("o", Map.of(), List.of(element("a", Map.of(), List.of()))));
    assertThat(read("<p><a/> <a/></p>"))
        .isEqualTo(
            element(
                "p",
                Map.of(),
                List.of(
                    element("a", Map.of(), List.of()), " ", element("a", Map.of(), List.of()))));
    assertThat(read("<p>\n</p>")).isEqualTo(element("p", Map.of(), List.of("\n")));
  }

  @Test
  void theDocumentsEncodingCountsUnlessTheTransportNamesOne() {
    byte[] own =
        "<?xml version='1.0' encoding='ISO-8859-1'?><a>\u00e9</a>"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(data(Xml.parse(own, null, Bounds.WIDEST)))
        .isEqualTo(element("a", Map.of(), List.of("é")));
    assertThat(data(Xml.parse("<a>é</a>".getBytes(UTF_16), "utf-16", Bounds.WIDEST)))
        .isEqualTo(element("a", Map.of(), List.of("é")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a x=1/>",
        "<a>&nbsp;</a>",
        "<a>\u0000</a>",
        "<?xml version='1.1'?><a>&#1;</a>",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [\u0001]><a/>",
        "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>"
      })
  void whatIsNoXmlHasAReason(String text) {
    Attempt attempt = Xml.parse(text.getBytes(UTF_8), null, Bounds.WIDEST);
    assertThat(attempt.value()).isNull();
    assertThat(attempt.reason()).startsWith("not XML");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<:a/>", "<a :b='1'/>", "<a:/>", "<a:b:c/>", "<a b:1='2'/>", "<a:-b/>"})
  void aColonThatDividesNoPrefixFromANameHasAReason(String text) {
    assertThat(Xml.parse(text.getBytes(UTF_8), null, Bounds.WIDEST).reason())
        .startsWith("not XML: ")
        .contains("(line 1, column ");
  }

  @Test
  void malformedBytesAndUnknownCharsetsHaveAReason() {
    assertThat(
            Xml.parse(
                    new byte[] {'<', 'a', '>', (byte) 0xff, '<', '/', 'a', '>'},
                    null,
                    Bounds.WIDEST)
                .reason())
        .startsWith("not XML");
    assertThat(Xml.parse("<a/>".getBytes(UTF_8), "no-such", Bounds.WIDEST).reason())
        .startsWith("not XML");
  }

  @Test
  void fiveHundredElementsWithinEachOtherPassAndAMillionAreAReason() {
    String deep = "<a>".repeat(500) + "</a>".repeat(500);
    Attempt attempt = Xml.parse(deep.getBytes(UTF_8), null, Bounds.WIDEST);
    ScriptData data = (ScriptData) Objects.requireNonNull(attempt.value());
    assertThat(new String(XmlWriter.write("f", data, Bounds.WIDEST), UTF_8))
        .endsWith("<a>".repeat(499) + "<a/>" + "</a>".repeat(499));
    assertThat(Xml.parse("<a>".repeat(1_000_000).getBytes(UTF_8), null, Bounds.WIDEST).reason())
        .contains("more than 500 elements");
  }

  @Test
  void fewerElementsMayBeAllowed() {
    Bounds two = new Bounds(2, () -> {});
    Attempt attempt = Xml.parse("<a><b/><b/></a>".getBytes(UTF_8), null, two);
    ScriptData data = (ScriptData) Objects.requireNonNull(attempt.value());
    assertThat(new String(XmlWriter.write("f", data, two), UTF_8)).endsWith("<a><b/><b/></a>");
    assertThat(Xml.parse("<a><b><c/></b></a>".getBytes(UTF_8), null, two).reason())
        .isEqualTo("not XML that is read: more than 2 elements within each other");
    assertThatThrownBy(() -> XmlWriter.write("f", data, new Bounds(1, () -> {})))
        .hasMessage("f: /children/0 is nested too deep; the most is 1");
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Map<String, Object> root =
        element(
            "o",
            Map.of("q", "\"<&>'\n\t"),
            List.of("a<&>]]>\r\n", element("é", Map.of(), List.of())));
    assertThat(
            data(
                Xml.parse(
                    XmlWriter.write("f", new ScriptData(root), Bounds.WIDEST),
                    null,
                    Bounds.WIDEST)))
        .isEqualTo(root);
  }

  @Test
  void attributesAndChildrenMayBeMissing() {
    assertThat(
            new String(
                XmlWriter.write("f", new ScriptData(Map.of("name", "a")), Bounds.WIDEST), UTF_8))
        .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a/>");
  }

  @Test
  void whatIsNoElementIsNamedWithItsPlace() {
    refuses("text", "the document is no element");
    refuses(Map.of(), "/name is no XML name");
    refuses(Map.of("name", "a b"), "/name is no XML name");
    refuses(Map.of("name", "\uFEFFa"), "/name is no XML name");
    refuses(Map.of("name", "a:"), "/name is no XML name");
    refuses(Map.of("name", "a::b"), "/name is no XML name");
    refuses(Map.of("name", "é:b:c"), "/name is no XML name");
    refuses(
        Map.of("name", "a", "children", List.of("x", true, List.of())), "/children/2 is no text");
    refuses(Map.of("name", "a", "children", "x"), "/children is no list");
    refuses(Map.of("name", "a", "children", List.of("\u0001")), "/children/0 holds a character");
    refuses(Map.of("name", "a", "attributes", Map.of("1", "x")), "/attributes/1 is no XML name");
  }

  private static void refuses(Object root, String message) {
    assertThatThrownBy(() -> XmlWriter.write("f", new ScriptData(root), Bounds.WIDEST))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("f: " + message);
  }

  private static Map<String, Object> element(
      String name, Map<String, String> attributes, List<Object> children) {
    return Map.of("name", name, "attributes", attributes, "children", children);
  }

  private static Object read(String text) {
    return data(Xml.parse(text.getBytes(UTF_8), null, Bounds.WIDEST));
  }

  private static Object data(Attempt attempt) {
    assertThat(attempt.reason()).isNull();
    return Objects.requireNonNull(((ScriptData) Objects.requireNonNull(attempt.value())).value());
  }
}
