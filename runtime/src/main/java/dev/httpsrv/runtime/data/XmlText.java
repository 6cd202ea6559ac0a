package dev.httpsrv.runtime.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a document before it is parsed: the JDK's parser, given bytes, prints what is malformed
 * to the standard error stream.
 */
final class XmlText {

  private static final int MOST_OF_A_DECLARATION = 256;

  private static final Pattern DECLARED =
      Pattern.compile("<\\?xml\\s[^>]*encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

  private XmlText() {}

  /**
   * Returns the text of a document, without a byte order mark.
   *
   * @param charset the charset that the transport named; null for the document's own
   * @throws IllegalArgumentException if it cannot be decoded; the message says why
   */
  static String decode(byte[] document, @Nullable String charset) {
    String name = charset == null ? nameIn(document) : charset;
    String text;
    try {
      text = Charset.forName(name).newDecoder().decode(ByteBuffer.wrap(document)).toString();
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new IllegalArgumentException("its charset is not known", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not valid " + name, e);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** XML 1.0, appendix F: the first bytes tell enough to read the declaration. */
  private static String nameIn(byte[] document) {
    int first = at(document, 0) << 8 | at(document, 1);
    if (first == 0xfeff || first == 0xfffe) {
      return "UTF-16";
    } else if (first == 0x003c) {
      return "UTF-16BE";
    } else if (first == 0x3c00) {
      return "UTF-16LE";
    }
    int length = Math.min(document.length, MOST_OF_A_DECLARATION);
    Matcher declared =
        DECLARED.matcher(new String(document, 0, length, StandardCharsets.ISO_8859_1));
    return declared.lookingAt() ? declared.group(1) : "UTF-8";
  }

  private static int at(byte[] document, int index) {
    return index < document.length ? document[index] & 0xff : 0xff;
  }
}
