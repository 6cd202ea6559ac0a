package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.Source;

/** A script as this engine prepares it, by the shape of its language. */
sealed interface GraalScript extends CompiledScript {

  /**
   * A script in JavaScript.
   *
   * @param plain the source as it is, to find what is wrong with it
   * @param module the source as the body of a function
   */
  record JavaScript(Script script, Source plain, Source module) implements GraalScript {}

  /** A script in Python, which finds the encoding of its source itself. */
  record Python(Script script) implements GraalScript {}

  /** A script in a language without a shape of its own. */
  record Generic(Script script, Source source) implements GraalScript {}

  /** Returns a source as text. */
  static String decode(Script script) {
    ByteBuffer bytes = ByteBuffer.wrap(script.source());
    CharBuffer text = CharBuffer.allocate(script.source().length);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += script.source()[i] == '\n' ? 1 : 0;
      }
      throw new ScriptSyntaxException(
          new ScriptLocation(script.file(), line),
          "the script is not valid UTF-8; save it in that encoding");
    }
    String decoded = text.flip().toString();
    return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
  }

  /** Returns a source that GraalVM names by the script's file. */
  static Source source(Script script, String text) {
    return Source.newBuilder(script.language(), text, script.file()).buildLiteral();
  }
}
