package dev.httpsrv.api.spi;

import java.nio.charset.StandardCharsets;

/** How text crosses to where strings are bytes; the same from every engine. */
public final class ScriptText {

  private static final char REPLACEMENT = '\uFFFD';

  private ScriptText() {}

  /** Encodes text in UTF-8; a lone surrogate becomes U+FFFD, where Java writes a question mark. */
  public static byte[] utf8(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (Character.isHighSurrogate(c)
            && i + 1 < text.length()
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          i++;
        } else {
          mended = mended == null ? new StringBuilder(text) : mended;
          mended.setCharAt(i, REPLACEMENT);
        }
      }
    }
    return (mended == null ? text : mended.toString()).getBytes(StandardCharsets.UTF_8);
  }
}
