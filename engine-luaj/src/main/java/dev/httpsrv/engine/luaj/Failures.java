package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaValue;

/** Turns Lua errors into what {@code pcall} returns, and into exceptions. */
final class Failures {

  /** LuaJ's interpreter puts the place before a message without a colon, and adds its traceback. */
  private static final Pattern INTERPRETED =
      Pattern.compile("^@(\\[string \".*?\"\\]|.*?):(\\d{1,9}|\\?) (.*)$", Pattern.DOTALL);

  private static final Pattern PLACED =
      Pattern.compile("^(.+?\\.lua|\\[string \".*?\"\\]):(\\d{1,9}): (.*)$", Pattern.DOTALL);

  /** What LuaJ says of indexing nil, when reading and when writing. */
  private static final Pattern INDEX =
      Pattern.compile("attempt to index \\? \\(a (\\w+) value\\)|index expected, got (\\w+)");

  private static final Pattern UNFIT = Pattern.compile("attempt to (call|index) a (\\w+) value");

  /**
   * LuaJ's values, which refuse what their type cannot do, and what stands before their callers.
   */
  private static final Pattern REFUSING =
      Pattern.compile("(?:org\\.luaj\\.vm2\\.Lua(?!Closure)|.*\\.(?:TailCall|LineTracker))[\\w$]*");

  private static final Pattern CALL = Pattern.compile("attempt to call (\\w+)$");
  private static final Pattern COMPARE =
      Pattern.compile("attempt to compare __\\w+ on (\\w+) and (\\w+)");
  private static final Pattern ARITHMETIC = Pattern.compile("perform arithmetic __\\w+ on");

  private static final Pattern COMPARED_SAME =
      Pattern.compile("attempt to compare (\\w+) with \\1$");
  private static final Pattern OPERANDS =
      Pattern.compile("(attempt to (?:perform arithmetic on|concatenate)) (\\w+)(?: and (\\w+))?");

  private Failures() {}

  /**
   * Returns the value that {@code pcall} gives for an error: with its place, as Lua has it.
   *
   * @param code knows what the place is about
   */
  static LuaValue value(Throwable raised, ScriptCode code) {
    if (raised instanceof ScriptError exact) {
      return exact.getMessageObject();
    }
    if (raised instanceof StackOverflowError) {
      return LuaString.valueOf("stack overflow");
    }
    LuaValue object = raised instanceof LuaError error ? error.getMessageObject() : null;
    if (object != null && !object.isstring()) {
      return object;
    }
    String message = plainMessage(raised);
    Optional<ScriptFrame> innermost = ScriptFrames.innermostCompiled(raised);
    Matcher interpreted = INTERPRETED.matcher(message);
    ScriptLocation place = null;
    if (interpreted.matches()) {
      String line = interpreted.group(2);
      place =
          new ScriptLocation(interpreted.group(1), line.equals("?") ? 0 : Integer.parseInt(line));
      message = withoutTraceback(interpreted.group(3));
    }
    // LuaJ's interpreter names its own place even where the error comes from compiled code it
    // called.
    place = innermost.map(ScriptFrame::location).orElse(place);
    message = inLuasWords(message);
    return Text.encode(
        place == null ? message : place + ": " + message + culprit(raised, place, message, code));
  }

  /** Returns the name of what cannot be called or indexed, where it is known. */
  private static String culprit(
      Throwable raised, ScriptLocation place, String message, ScriptCode code) {
    Matcher unfit = UNFIT.matcher(message);
    StackTraceElement origin = unfit.matches() ? origin(raised) : null;
    if (origin == null || !ScriptFrames.isScript(origin)) {
      return "";
    }
    String type = unfit.group(2);
    return unfit.group(1).equals("call")
        ? code.called(place, origin.getClassName(), type)
        : code.indexed(place, origin.getClassName(), type);
  }

  /** Returns what used a value in a way that its type does not allow. */
  private static @Nullable StackTraceElement origin(Throwable raised) {
    for (StackTraceElement element : raised.getStackTrace()) {
      if (!REFUSING.matcher(element.getClassName()).matches()) {
        return element;
      }
    }
    return null;
  }

  /** Returns the exception for an error that the script did not catch. */
  static HttpsrvException exception(Throwable raised, ScriptCode code) {
    if (raised instanceof HttpsrvException known) {
      return known;
    }
    if (raised.getCause() instanceof HttpsrvException nested) {
      return nested;
    }
    List<ScriptFrame> frames = new ArrayList<>(frames(raised));
    LuaValue value = value(raised, code);
    String message = text(value);
    if (message == null) {
      return ScriptRaisedException.ofValue(new ScriptData(new LuaData().toTree(value)), frames);
    }
    Matcher placed = PLACED.matcher(message);
    if (placed.matches()) {
      ScriptLocation location =
          new ScriptLocation(placed.group(1), Integer.parseInt(placed.group(2)));
      message = placed.group(3);
      if (frames.isEmpty() || !frames.getFirst().location().equals(location)) {
        frames.addFirst(new ScriptFrame("function", location));
      }
    }
    return new ScriptRaisedException(message, frames, cause(raised));
  }

  private static List<ScriptFrame> frames(Throwable raised) {
    return raised instanceof ScriptError own && !own.frames().isEmpty()
        ? own.frames()
        : ScriptFrames.of(raised);
  }

  private static @Nullable Throwable cause(Throwable raised) {
    return switch (raised) {
      case StackOverflowError full -> full;
      case LuaError error -> error.getCause();
      case Error error -> error.getCause();
      default -> raised;
    };
  }

  private static String plainMessage(Throwable raised) {
    @Nullable String message = raised.getMessage();
    return raised instanceof LuaError && message != null ? message : "internal error";
  }

  /** LuaJ adds one that is empty, on lines of its own. */
  private static String withoutTraceback(String message) {
    int end = message.length();
    while (end > 0 && message.charAt(end - 1) == '\n') {
      end--;
    }
    return message.substring(0, end);
  }

  private static String inLuasWords(String message) {
    if (message.startsWith("table index expected")) {
      return "table index is nil or NaN";
    }
    String indexed = INDEX.matcher(message).replaceFirst("attempt to index a $1$2 value");
    String called = CALL.matcher(indexed).replaceFirst("attempt to call a $1 value");
    String compared = COMPARE.matcher(called).replaceFirst("attempt to compare $1 with $2");
    compared = COMPARED_SAME.matcher(compared).replaceFirst("attempt to compare two $1 values");
    String plain = ARITHMETIC.matcher(compared).replaceFirst("perform arithmetic on");
    Matcher operands = OPERANDS.matcher(plain);
    return operands.matches()
        ? operands.group(1) + " a " + culprit(operands.group(2), operands.group(3)) + " value"
        : plain;
  }

  /** Returns the type of the operand to blame: a number is never, a string only as the last. */
  private static String culprit(String left, @Nullable String right) {
    if (right == null || left.equals(right)) {
      return left;
    }
    boolean blameRight =
        left.equals("number") || (left.equals("string") && !right.equals("number"));
    return blameRight ? right : left;
  }

  /** Returns the text that a value says it is, null where it says none. */
  private static @Nullable String text(LuaValue value) {
    if (value.isstring()) {
      return Text.decode(value);
    }
    try {
      return value.metatag(LuaValue.TOSTRING).isnil()
          ? null
          : Text.decode(BaseFunctions.toString(value));
    } catch (RuntimeException | StackOverflowError e) {
      return null;
    }
  }
}
