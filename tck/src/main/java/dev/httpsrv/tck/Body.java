package dev.httpsrv.tck;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A body as a transcript writes it: lines after {@code |}, {@code bytes} where it is no text, and
 * {@code repeat} where it is long.
 */
final class Body {

  private static final String TAB = "<TAB>";
  private static final String REPEAT = "repeat ";
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private Body() {}

  /**
   * Returns the bytes that these lines of a transcript stand for; text is UTF-8.
   *
   * @throws IllegalArgumentException if one of them is neither text nor bytes
   */
  static byte[] parse(List<String> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean afterText = false;
    for (String line : lines) {
      if (line.startsWith("bytes ")) {
        bytes.writeBytes(octets(line.substring("bytes ".length())));
        afterText = false;
      } else if (line.startsWith(REPEAT)) {
        bytes.writeBytes(repeated(line).getBytes(StandardCharsets.UTF_8));
        afterText = false;
      } else {
        bytes.writeBytes(((afterText ? "\n" : "") + text(line)).getBytes(StandardCharsets.UTF_8));
        afterText = true;
      }
    }
    return bytes.toByteArray();
  }

  /** Returns whether a line is a part of a body. */
  static boolean isPart(String line) {
    return line.equals("|")
        || line.startsWith("| ")
        || line.startsWith("bytes ")
        || line.startsWith(REPEAT);
  }

  /**
   * Returns the text of a line after {@code |}.
   *
   * @throws IllegalArgumentException if it is no such line
   */
  static String text(String line) {
    if (line.equals("|")) {
      return "";
    } else if (line.startsWith("| ")) {
      return line.substring(2).replace(TAB, "\t");
    }
    throw new IllegalArgumentException("not the text of a body, which begins with |: " + line);
  }

  /** Returns the lines of a transcript that stand for these bytes. */
  static List<String> render(byte[] body) {
    if (body.length == 0) {
      return List.of();
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
      if (text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\n' || c == '\t')) {
        return renderLines(List.of(text.split("\n", -1)));
      }
    } catch (CharacterCodingException notText) {
      // Shown as bytes, below.
    }
    return List.of("bytes " + HEX.formatHex(body));
  }

  /** Returns lines of text as a transcript writes them. */
  static List<String> renderLines(List<String> lines) {
    List<String> rendered = new ArrayList<>();
    for (String line : lines) {
      rendered.add(line.isEmpty() ? "|" : "| " + line.replace("\t", TAB));
    }
    return rendered;
  }

  private static String repeated(String line) {
    String[] words = line.split(" ", 3);
    if (words.length < 3 || !words[1].matches("\\d+")) {
      throw new IllegalArgumentException("not how often and what to repeat: " + line);
    }
    return words[2].repeat(Integer.parseInt(words[1]));
  }

  private static byte[] octets(String notation) {
    if (notation.equals("0..255")) {
      byte[] all = new byte[256];
      for (int i = 0; i < all.length; i++) {
        all[i] = (byte) i;
      }
      return all;
    }
    return HEX.parseHex(notation);
  }
}
