package dev.httpsrv.runtime.data;

import dev.httpsrv.api.EncodedText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** UTF-8 without replacements. */
final class Utf8 {

  private Utf8() {}

  /** Returns the text, null where the bytes are malformed. */
  static @Nullable String decode(byte[] bytes) {
    try {
      return new EncodedText(bytes, "UTF-8").decode("");
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }

  /** Returns how many well-formed bytes stand before the first that is malformed. */
  static int firstMalformed(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer out = CharBuffer.allocate(1024);
    while (decoder.decode(in, out, true).isOverflow()) {
      out.clear();
    }
    return in.position();
  }

  /** Returns whether no surrogate stands alone. */
  static boolean isEncodable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return false;
        }
        i++;
      }
    }
    return true;
  }
}
