package dev.httpsrv.engine.luaj;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.VarArgFunction;

/**
 * A library function of LuaJ that says in Lua's words which argument it refuses; LuaJ names neither
 * the function nor, mostly, the argument.
 *
 * <p>Parameters are letters: {@code t}able, {@code s}tring, {@code n}umber, {@code f}unction,
 * {@code c}oroutine, {@code .} anything; capitals are optional; {@code *} repeats the one before.
 */
final class NamedFunction extends VarArgFunction {

  private static final Pattern REFUSED =
      Pattern.compile("bad argument(?: #(\\d+))?: (.*)", Pattern.DOTALL);

  private final String name;
  private final String parameters;
  private final LuaValue original;
  private final boolean takesText;

  NamedFunction(String name, String parameters, LuaValue original) {
    this.name = name;
    this.parameters = parameters;
    this.original = original;
    this.takesText = parameters.startsWith("s");
  }

  @Override
  public LuaValue call() {
    try {
      return original.call();
    } catch (LuaError e) {
      throw named(e, NONE);
    }
  }

  @Override
  public LuaValue call(LuaValue a) {
    try {
      return original.call(text(a));
    } catch (LuaError e) {
      throw named(e, a);
    }
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b) {
    try {
      return original.call(text(a), b);
    } catch (LuaError e) {
      throw named(e, varargsOf(a, b));
    }
  }

  @Override
  public LuaValue call(LuaValue a, LuaValue b, LuaValue c) {
    try {
      return original.call(text(a), b, c);
    } catch (LuaError e) {
      throw named(e, varargsOf(a, b, c));
    }
  }

  @Override
  public Varargs invoke(Varargs arguments) {
    try {
      return original.invoke(
          takesText && arguments.arg1() instanceof LuaDouble
              ? varargsOf(text(arguments.arg1()), arguments.subargs(2))
              : arguments);
    } catch (LuaError e) {
      throw named(e, arguments);
    }
  }

  // LuaJ writes a number as text with seven digits.
  private LuaValue text(LuaValue value) {
    return takesText && value instanceof LuaDouble ? Text.string(value) : value;
  }

  private LuaError named(LuaError raised, Varargs arguments) {
    String message = raised.getMessage();
    Matcher refused = REFUSED.matcher(message == null ? "" : message);
    if (raised instanceof ScriptError || !refused.matches()) {
      return raised;
    }
    String told = refused.group(2);
    if (refused.group(1) != null) {
      return bad(
          Integer.parseInt(refused.group(1)), told.equals("value") ? "value expected" : told);
    }
    for (int i = 1; i <= Math.max(arguments.narg(), parameters.length()); i++) {
      char kind = kind(i);
      if (!fits(arguments.arg(i), kind, i > arguments.narg())) {
        return bad(i, expected(kind) + " expected" + got(arguments, i, kind));
      }
    }
    return bad(1, told);
  }

  private LuaError bad(int index, String told) {
    return new LuaError("bad argument #" + index + " to '" + name + "' (" + told + ")");
  }

  private char kind(int index) {
    int last = parameters.length() - 1;
    if (last > 0 && parameters.charAt(last) == '*' && index >= last) {
      return parameters.charAt(last - 1);
    }
    return index <= parameters.length() ? parameters.charAt(index - 1) : 'A';
  }

  private static boolean fits(LuaValue value, char kind, boolean missing) {
    if (Character.isUpperCase(kind) && value.isnil()) {
      return true;
    }
    return switch (Character.toLowerCase(kind)) {
      case 't' -> value.istable();
      case 's' -> value.isstring();
      case 'n' -> value.isnumber();
      case 'f' -> value.isfunction();
      case 'c' -> value.isthread();
      case '.' -> !missing;
      default -> true;
    };
  }

  private static String expected(char kind) {
    return switch (Character.toLowerCase(kind)) {
      case 't' -> "table";
      case 's' -> "string";
      case 'n' -> "number";
      case 'f' -> "function";
      case 'c' -> "coroutine";
      default -> "value";
    };
  }

  private static String got(Varargs arguments, int index, char kind) {
    if (kind == '.') {
      return "";
    }
    return ", got " + (index > arguments.narg() ? "no value" : arguments.arg(index).typename());
  }
}
