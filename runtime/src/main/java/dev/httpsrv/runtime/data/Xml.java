package dev.httpsrv.runtime.data;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.ScriptData;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * XML 1.0 as script data: an element is a map with its {@code name}, its {@code attributes}, and
 * its {@code children}, a list of texts and elements. Names are as they are written, with their
 * prefixes. Comments, processing instructions and indentation are left out; a document type
 * declaration is refused, and with it every entity but XML's own five. Any thread may use it.
 */
public final class Xml {

  /** An element is a map with a list of its children, which is two levels of the data. */
  private static final int MOST_ELEMENTS = ScriptData.MAX_DEPTH / 2;

  private Xml() {}

  /**
   * Returns the root element of a document, or why it is no XML.
   *
   * @param charset the charset that the transport named; null for the document's own
   * @param bounds what bounds it; at most 500 elements within each other are read
   */
  public static Attempt parse(byte[] document, @Nullable String charset, Bounds bounds) {
    try {
      XMLStreamReader reader =
          factory().createXMLStreamReader(new StringReader(XmlText.decode(document, charset)));
      try {
        return read(reader, bounds);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return Attempt.failed("not XML: " + message(e));
    } catch (MissingResourceException e) {
      // The JDK has no words for a control character within a document type declaration.
      return Attempt.failed("not XML: its document type declaration is malformed");
    } catch (IllegalArgumentException e) {
      return Attempt.failed("not XML: " + e.getMessage());
    }
  }

  /** Returns how many elements may lie within each other. */
  static int mostElements(Bounds bounds) {
    return Math.min(bounds.nesting(), MOST_ELEMENTS);
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty("jdk.xml.maxElementDepth", 0);
    factory.setProperty("jdk.xml.elementAttributeLimit", 10_000);
    return factory;
  }

  private static Attempt read(XMLStreamReader reader, Bounds bounds) throws XMLStreamException {
    Deque<Map<String, @Nullable Object>> open = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    Map<String, @Nullable Object> root = null;
    XmlNames names = new XmlNames();
    if ("1.1".equals(reader.getVersion())) {
      return Attempt.failed("not XML that is read: it is XML 1.1, not 1.0");
    }
    while (reader.hasNext()) {
      bounds.poll().run();
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> {
          return Attempt.failed("not XML that is read: it has a document type declaration");
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() == mostElements(bounds)) {
            return Attempt.failed(
                "not XML that is read: more than %d elements within each other"
                    .formatted(mostElements(bounds)));
          }
          endText(open, text);
          Map<String, @Nullable Object> element = element(reader, names);
          if (open.isEmpty()) {
            root = element;
          } else {
            children(open.getLast()).add(element);
          }
          open.addLast(element);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          endText(open, text);
          dropIndentation(children(open.removeLast()));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
        default -> {}
      }
    }
    return root == null ? Attempt.failed("not XML: it is empty") : Attempt.of(new ScriptData(root));
  }

  private static Map<String, @Nullable Object> element(XMLStreamReader reader, XmlNames names)
      throws XMLStreamException {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String prefix = reader.getAttributePrefix(i);
      String name = reader.getAttributeLocalName(i);
      attributes.put(
          checked(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name, names, reader),
          reader.getAttributeValue(i));
    }
    Map<String, @Nullable Object> element = new LinkedHashMap<>();
    element.put("name", checked(reader.getLocalName(), names, reader));
    element.put("attributes", attributes);
    element.put("children", new ArrayList<@Nullable Object>());
    return element;
  }

  private static String checked(String name, XmlNames names, XMLStreamReader reader)
      throws XMLStreamException {
    if (name.indexOf(':') >= 0 && !names.isName(name)) {
      throw new XMLStreamException(
          "the colon in \"%s\" divides no prefix from a name".formatted(name),
          reader.getLocation());
    }
    return name;
  }

  @SuppressWarnings("unchecked") // element() made it
  private static List<@Nullable Object> children(Map<String, @Nullable Object> element) {
    Object children = element.get("children");
    return children == null ? List.of() : (List<@Nullable Object>) children;
  }

  /** Ends the text before a tag; comments and the like do not divide it. */
  private static void endText(Deque<Map<String, @Nullable Object>> open, StringBuilder text) {
    if (!open.isEmpty() && !text.isEmpty()) {
      children(open.getLast()).add(text.toString());
    }
    text.setLength(0);
  }

  /** Blanks with a line break between elements lay a document out; blanks beside text are text. */
  private static void dropIndentation(List<@Nullable Object> children) {
    boolean elementsAlone =
        children.stream().anyMatch(Map.class::isInstance)
            && children.stream().noneMatch(each -> each instanceof String text && !text.isBlank());
    if (elementsAlone) {
      children.removeIf(each -> each instanceof String text && text.indexOf('\n') >= 0);
    }
  }

  private static String message(XMLStreamException e) {
    String text = String.valueOf(e.getMessage());
    int message = text.indexOf("Message: ");
    String reason = message < 0 ? text : text.substring(message + "Message: ".length());
    return e.getLocation() == null
        ? reason
        : "%s (line %d, column %d)"
            .formatted(reason, e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
  }
}
