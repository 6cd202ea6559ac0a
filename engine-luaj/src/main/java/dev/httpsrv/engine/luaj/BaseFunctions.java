package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.InterpreterHost;
import java.util.List;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/** The basic functions in which LuaJ differs from Lua, or reaches outside. */
final class BaseFunctions {

  private static final LuaValue PAIRS = LuaValue.valueOf("__pairs");
  private static final LuaValue TOSTRING = LuaValue.valueOf("__tostring");

  private BaseFunctions() {}

  static void install(Globals globals, InterpreterHost host, LineTracker lines) {
    globals.set("error", new Function(arguments -> error(arguments, lines)));
    globals.set("assert", new Function(arguments -> check(arguments, lines)));
    globals.set("pcall", new Function(arguments -> pcall(arguments, lines)));
    globals.set("xpcall", new Function(arguments -> xpcall(arguments, lines)));
    installLoad(globals, globals, lines.code());
    globals.set("print", new Function(arguments -> print(host, arguments)));
    globals.set("tostring", new Function(BaseFunctions::asText));
    globals.set("tonumber", new Function(Numerals::toNumber));
    globals.set("_VERSION", LuaValue.valueOf("Lua 5.2"));
    LuaValue next = globals.get("next");
    globals.set("pairs", new Function(arguments -> pairs(next, arguments)));
  }

  /** Installs {@code load} for those whose globals are a table, which pieces have as theirs. */
  static void installLoad(Globals globals, LuaTable own, ScriptCode code) {
    LuaValue load = new Function(arguments -> load(globals, own, code, arguments));
    own.set("load", new NamedFunction("load", "A", load));
    own.set("loadstring", load);
  }

  /** Returns a value as text, as Lua's {@code tostring} does. */
  static LuaString toString(LuaValue value) {
    LuaValue own = value.metatag(TOSTRING);
    if (!own.isnil()) {
      LuaValue text = own.call(value);
      if (!text.isstring()) {
        throw new LuaError("'__tostring' must return a string");
      }
      return Text.string(text);
    }
    return switch (value.type()) {
      case LuaValue.TSTRING, LuaValue.TNUMBER -> Text.string(value);
      case LuaValue.TNIL, LuaValue.TBOOLEAN -> LuaString.valueOf(value.tojstring());
      // What LuaJ shows of the others are names of Java's classes.
      default ->
          LuaString.valueOf(
              "%s: 0x%08x".formatted(value.typename(), System.identityHashCode(value)));
    };
  }

  // In Lua 5.2, __tostring may give anything; only those who need text insist on it.
  private static Varargs asText(Varargs arguments) {
    LuaValue value = arguments.checkvalue(1);
    LuaValue own = value.metatag(TOSTRING);
    return own.isnil() ? toString(value) : own.call(value);
  }

  private static Varargs error(Varargs arguments, LineTracker lines) {
    LuaValue value = arguments.arg1();
    int level = arguments.optint(2, 1);
    if (value.isstring() && level > 0) {
      List<ScriptFrame> frames = ScriptFrames.current(lines);
      if (level <= frames.size()) {
        String place = frames.get(level - 1).location() + ": ";
        throw new ScriptError(Text.encode(place).concat(Text.string(value)));
      }
    }
    throw new ScriptError(value, hiddenFrames(lines));
  }

  private static Varargs check(Varargs arguments, LineTracker lines) {
    if (arguments.checkvalue(1).toboolean()) {
      return arguments;
    }
    LuaValue value = arguments.optvalue(2, LuaString.valueOf("assertion failed!"));
    throw new ScriptError(value, hiddenFrames(lines));
  }

  /** Returns the frames in progress if some of them are not on Java's stack. */
  private static List<ScriptFrame> hiddenFrames(LineTracker lines) {
    return lines.depth() == 0 ? List.of() : ScriptFrames.current(lines);
  }

  // A runaway script is stopped by an Error, which pcall must let through; LuaJ's own does as well.
  private static Varargs pcall(Varargs arguments, LineTracker lines) {
    LuaValue function = arguments.checkvalue(1);
    int depth = lines.depth();
    try {
      return LuaValue.varargsOf(LuaValue.TRUE, function.invoke(arguments.subargs(2)));
    } catch (RuntimeException | StackOverflowError e) {
      lines.cut(depth);
      return LuaValue.varargsOf(LuaValue.FALSE, Failures.value(e, lines.code()));
    }
  }

  private static Varargs xpcall(Varargs arguments, LineTracker lines) {
    LuaValue function = arguments.checkvalue(1);
    LuaValue handler = arguments.checkvalue(2);
    int depth = lines.depth();
    try {
      return LuaValue.varargsOf(LuaValue.TRUE, function.invoke(arguments.subargs(3)));
    } catch (RuntimeException | StackOverflowError e) {
      lines.cut(depth);
      return LuaValue.varargsOf(LuaValue.FALSE, handled(handler, e, lines.code()));
    }
  }

  private static Varargs handled(LuaValue handler, Throwable raised, ScriptCode code) {
    try {
      return handler.invoke(Failures.value(raised, code));
    } catch (RuntimeException | StackOverflowError e) {
      return Failures.value(e, code);
    }
  }

  static Varargs load(Globals globals, LuaTable own, ScriptCode code, Varargs arguments) {
    LuaValue piece = arguments.arg1();
    LuaString source;
    try {
      source = piece.isfunction() ? pieces(piece) : piece.checkstring();
    } catch (LuaError e) {
      if (!piece.isfunction()) {
        throw e;
      }
      return LuaValue.varargsOf(LuaValue.NIL, Failures.value(e, code));
    }
    String name =
        Text.decode(
            arguments.optstring(2, piece.isfunction() ? LuaString.valueOf("=(load)") : source));
    LuaValue environment = arguments.narg() >= 4 ? arguments.arg(4) : own;
    String mode = arguments.optjstring(3, "bt");
    if (mode.indexOf('t') < 0) {
      return LuaValue.varargsOf(
          LuaValue.NIL, Text.encode("attempt to load a text chunk (mode is '" + mode + "')"));
    }
    byte[] bytes = new byte[source.m_length];
    source.copyInto(0, bytes, 0, bytes.length);
    try {
      String file = name.startsWith("@") || name.startsWith("=") ? name.substring(1) : quoted(name);
      return new Chunk.Interpreted(ChunkCompiler.parse(bytes, file)).in(globals, environment);
    } catch (ScriptSyntaxException e) {
      return LuaValue.varargsOf(LuaValue.NIL, Text.encode(e.location() + ": " + e.getMessage()));
    }
  }

  private static LuaString pieces(LuaValue function) {
    StringBytes source = new StringBytes(0);
    while (true) {
      Safepoints.poll();
      LuaValue piece = function.call();
      if (!piece.isnil() && !piece.isstring()) {
        throw new ScriptError(LuaValue.valueOf("reader function must return a string"));
      }
      if (piece.isnil() || piece.checkstring().m_length == 0) {
        return source.toLuaString();
      }
      source.add(piece.checkstring());
    }
  }

  private static String quoted(String source) {
    String line = source.lines().findFirst().orElse("");
    boolean whole = line.equals(source) && line.length() <= 40;
    return "[string \""
        + (whole ? line : line.substring(0, Math.min(37, line.length())) + "...")
        + "\"]";
  }

  private static Varargs print(InterpreterHost host, Varargs arguments) {
    StringBytes line = new StringBytes(0);
    for (int i = 1; i <= arguments.narg(); i++) {
      Safepoints.poll();
      line.add(i > 1 ? "\t" : "");
      line.add(toString(arguments.arg(i)).checkstring());
    }
    host.print(Text.decode(line.toLuaString()));
    return LuaValue.NONE;
  }

  private static Varargs pairs(LuaValue next, Varargs arguments) {
    LuaValue value = arguments.checkvalue(1);
    LuaValue own = value.metatag(PAIRS);
    if (own.isnil()) {
      return LuaValue.varargsOf(next, value.checktable(), LuaValue.NIL);
    }
    Varargs iteration = own.invoke(value);
    return LuaValue.varargsOf(iteration.arg(1), iteration.arg(2), iteration.arg(3));
  }

  /** A Lua function that is written in Java. */
  static final class Function extends VarArgFunction {

    private final java.util.function.Function<Varargs, Varargs> body;

    Function(java.util.function.Function<Varargs, Varargs> body) {
      this.body = body;
    }

    @Override
    public Varargs invoke(Varargs arguments) {
      return body.apply(arguments);
    }
  }
}
