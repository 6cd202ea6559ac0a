package dev.httpsrv.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text as bytes with their charset: a language whose strings are bytes takes the bytes, any other
 * decodes them.
 *
 * @param bytes the encoded text; not copied, so nobody may change it
 * @param charset the charset of {@code bytes}
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, copied by nobody
public record EncodedText(byte[] bytes, Charset charset) {

  /**
   * Returns the text.
   *
   * @throws CharacterCodingException if the bytes are malformed in the charset
   */
  public String decode() throws CharacterCodingException {
    if (charset.equals(StandardCharsets.ISO_8859_1)) {
      return new String(bytes, charset);
    }
    return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
