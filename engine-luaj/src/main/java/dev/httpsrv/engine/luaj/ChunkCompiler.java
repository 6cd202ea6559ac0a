package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.compiler.LuaC;
import org.luaj.vm2.luajc.JavaGen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compiles Lua to classes of the JVM, and what luajc cannot compile for LuaJ's interpreter. */
final class ChunkCompiler {

  private static final Logger LOG = LoggerFactory.getLogger(ChunkCompiler.class);
  private static final Pattern PLACE = Pattern.compile("^(?:.*):(\\d+): (.*)$", Pattern.DOTALL);

  /** LuaJ's lexer names a token by its number; these are the words for them, from 257. */
  private static final String[] TOKENS = {
    "and", "break", "do", "else", "elseif", "end", "false", "for", "function", "goto", "if", "in",
    "local", "nil", "not", "or", "repeat", "return", "then", "true", "until", "while", "..", "...",
    "==", ">=", "<=", "~=", "::", "<eof>", "<number>", "<name>", "<string>"
  };

  private static final Pattern TOKEN_NUMBER = Pattern.compile("(?:symbol )?(2[5-9]\\d) \\(.\\)");
  private static final Pattern CHARACTER = Pattern.compile("symbol \\d+ \\((.)\\)");

  /**
   * Compiles a script.
   *
   * @throws ScriptSyntaxException if it does not parse
   */
  Chunk compile(byte[] source, String file) {
    Prototype prototype = parse(withoutPrefix(source), file);
    try {
      JavaGen generated = new JavaGen(prototype, ScriptFrames.CLASS_NAME, file, false);
      Map<String, Prototype> functions = new HashMap<>();
      addFunctions(prototype, generated, functions);
      return new Chunk.OfBytecode(ChunkLoader.load(generated), functions);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      LOG.debug("{} runs interpreted, since luajc does not compile it", file, e);
      return new Chunk.Interpreted(prototype);
    }
  }

  private static void addFunctions(
      Prototype function, JavaGen generated, Map<String, Prototype> functions) {
    functions.put(generated.classname, function);
    for (int i = 0; i < function.p.length; i++) {
      addFunctions(function.p[i], generated.inners[i], functions);
    }
  }

  /** Returns whether luajc works at all; without it every script runs many times slower. */
  boolean makesBytecode() {
    return compile(new byte[0], "nothing.lua") instanceof Chunk.OfBytecode;
  }

  /** Compiles a script for LuaJ's interpreter. */
  static Prototype parse(byte[] source, String file) {
    if (source.length > 0 && source[0] == 27) {
      throw new ScriptSyntaxException(
          new ScriptLocation(file, 0), "this is bytecode; only Lua source is loaded");
    }
    SourceStream text = new SourceStream(ended(source));
    try {
      return LuaC.instance.compile(text, "@" + file);
    } catch (NumberFormatException e) {
      throw new ScriptSyntaxException(new ScriptLocation(file, text.line()), "malformed number");
    } catch (LuaError e) {
      String message = String.valueOf(e.getMessage());
      Matcher place = PLACE.matcher(message);
      boolean placed = place.matches();
      throw new ScriptSyntaxException(
          new ScriptLocation(file, placed ? Integer.parseInt(place.group(1)) : 0),
          readable(placed ? place.group(2) : message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      // So fails LuaJ's compiler where a function has too many names, for it cannot say that.
      throw new ScriptSyntaxException(
          new ScriptLocation(file, 0),
          "LuaJ cannot compile this; has a function over 200 local variables, or 60 of others?");
    }
  }

  // LuaJ's lexer looks for ever for what follows a \\z at the very end.
  private static byte[] ended(byte[] source) {
    int end = source.length;
    while (end > 0 && source[end - 1] <= ' ' && source[end - 1] >= 0) {
      end--;
    }
    if (end < 2 || source[end - 1] != 'z' || source[end - 2] != '\\') {
      return source;
    }
    byte[] text = Arrays.copyOf(source, source.length + 2);
    text[source.length] = '-';
    text[source.length + 1] = '-';
    return text;
  }

  private static String readable(String message) {
    String named =
        TOKEN_NUMBER
            .matcher(message)
            .replaceAll(
                found -> {
                  int token = Integer.parseInt(found.group(1)) - 257;
                  return Matcher.quoteReplacement(
                      "symbol near " + (token >= 0 && token < TOKENS.length ? TOKENS[token] : "?"));
                });
    return CHARACTER.matcher(named).replaceFirst("symbol near '$1'");
  }

  /**
   * Blanks out a byte order mark and a first line that is for the shell; lines stay as they are.
   */
  private static byte[] withoutPrefix(byte[] source) {
    int mark = startsWith(source, 0, 0xef, 0xbb, 0xbf) ? 3 : 0;
    int end = mark;
    if (startsWith(source, mark, '#')) {
      while (end < source.length && source[end] != '\n') {
        end++;
      }
    }
    if (end == 0) {
      return source;
    }
    byte[] text = source.clone();
    Arrays.fill(text, 0, end, (byte) ' ');
    return text;
  }

  private static boolean startsWith(byte[] source, int start, int... bytes) {
    for (int i = 0; i < bytes.length; i++) {
      if (start + i >= source.length || (source[start + i] & 0xff) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
