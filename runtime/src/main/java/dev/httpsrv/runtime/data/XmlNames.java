package dev.httpsrv.runtime.data;

import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.DOMException;
import org.w3c.dom.Document;

/** What is a name to all who read XML, those too that look for a prefix before a colon. */
final class XmlNames {

  private static final Pattern ASCII_NAME = Pattern.compile("[A-Z_a-z][A-Z_a-z\\-.0-9]*+");

  private @Nullable Document document;

  boolean isName(String name) {
    int colon = name.indexOf(':');
    return isWithoutColon(name.substring(colon + 1))
        && (colon < 0 || isWithoutColon(name.substring(0, colon)));
  }

  /** Asks the JDK, which as others has but the letters that XML had before its fifth edition. */
  private boolean isWithoutColon(String name) {
    if (ASCII_NAME.matcher(name).matches()) {
      return true;
    }
    Document known = document == null ? emptyDocument() : document;
    document = known;
    try {
      known.createElement(name);
      return name.indexOf(':') < 0;
    } catch (DOMException e) {
      return false;
    }
  }

  private static Document emptyDocument() {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
