package dev.httpsrv.engine.graal;

import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptParameter;
import dev.httpsrv.api.spi.ScriptText;
import dev.httpsrv.api.spi.ValueKind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Converts a script's values for Java. */
final class ToJava {

  private static final Object MISMATCH = new Object();

  private final GraalInterpreter interpreter;

  ToJava(GraalInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Converts the arguments of a call, which begin at an index. */
  @Nullable Object[] arguments(String function, ScriptMember member, Value[] given, int first) {
    int count = given.length - first;
    return member.convert(
        count,
        (parameter, index) ->
            argument(function, parameter, index + 1, index < count ? given[first + index] : null));
  }

  private @Nullable Object argument(
      String function, ScriptParameter parameter, int position, @Nullable Value argument) {
    if (parameter.kind() == ValueKind.DATA) {
      Object tree = argument == null ? null : interpreter.data().toTree(argument);
      return parameter.data(function, position, tree);
    }
    if (argument == null || argument.isNull()) {
      if (!parameter.nullable()) {
        throw parameter.mismatch(function, position, "nothing");
      }
      return null;
    }
    Object value = convert(parameter, argument);
    if (value == MISMATCH) {
      throw parameter.mismatch(function, position, wording(argument));
    }
    return value;
  }

  /** Converts what a function returned. */
  @Nullable Object result(Value result) {
    if (result.isNull()) {
      return null;
    } else if (result.isBoolean()) {
      return result.asBoolean();
    } else if (result.isNumber()) {
      return number(result);
    } else if (result.isString()) {
      return result.asString();
    }
    return switch (interpreter.guest().settle(result, interpreter)) {
      case null -> result;
      case Value settled -> result(settled);
      case Object pending -> pending;
    };
  }

  private static Object number(Value number) {
    if (number.fitsInLong()) {
      return number.asLong();
    }
    return number.fitsInDouble() ? (Object) number.asDouble() : number;
  }

  private Object convert(ScriptParameter parameter, Value value) {
    return switch (parameter.kind()) {
      case TEXT -> orMismatch(text(value));
      case BYTES ->
          value.isString()
              ? ScriptText.utf8(value.asString())
              : orMismatch(interpreter.guest().bytesOf(value));
      case INTEGER -> integer(parameter.type(), value);
      case NUMBER -> value.isNumber() && value.fitsInDouble() ? value.asDouble() : MISMATCH;
      case BOOLEAN -> value.isBoolean() ? value.asBoolean() : MISMATCH;
      case FUNCTION -> value.canExecute() ? new GuestFunction(interpreter, value) : MISMATCH;
      case FUNCTION_REFERENCE -> {
        if (value.isString()) {
          yield new FunctionName(value.asString());
        }
        yield value.canExecute() ? new GuestFunction(interpreter, value) : MISMATCH;
      }
      case TABLE -> table(value);
      case MAP -> map(value);
      case ANY -> value;
      case OBJECT -> object(parameter.type(), interpreter.guest().bare(value));
      case NOTHING, DATA, ATTEMPT, ENCODED_TEXT, LIST, RESULTS, WAITING -> MISMATCH;
    };
  }

  private static Object object(Class<?> type, Value value) {
    return value.isProxyObject()
            && value.asProxyObject() instanceof HostObject object
            && type.isInstance(object.target())
        ? object.target()
        : MISMATCH;
  }

  private static Object orMismatch(@Nullable Object value) {
    return value == null ? MISMATCH : value;
  }

  private @Nullable String text(Value value) {
    if (value.isString()) {
      return value.asString();
    }
    return value.isNumber() ? interpreter.guest().text(value) : null;
  }

  private static Object integer(Class<?> type, Value value) {
    if (!value.isNumber()) {
      return MISMATCH;
    }
    if (type == int.class || type == Integer.class) {
      return value.fitsInInt() ? value.asInt() : MISMATCH;
    }
    return value.fitsInLong() ? value.asLong() : MISMATCH;
  }

  private Object table(Value value) {
    if ((!value.hasMembers() && !value.hasHashEntries())
        || value.hasArrayElements()
        || interpreter.guest().bare(value).isProxyObject()) {
      return MISMATCH;
    }
    Set<String> names = interpreter.guest().functionNames(value);
    return names.isEmpty() && value.canExecute()
        ? MISMATCH
        : new GuestTable(interpreter, value, names);
  }

  private Object map(Value value) {
    if (value.canExecute() || interpreter.guest().bare(value).isProxyObject()) {
      return MISMATCH;
    }
    List<Value> entries = interpreter.guest().entries(value);
    if (entries == null) {
      return MISMATCH;
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.size(); i += 2) {
      String key = text(entries.get(i));
      String text = text(entries.get(i + 1));
      if (key == null || text == null) {
        return MISMATCH;
      }
      map.put(key, text);
    }
    return Collections.unmodifiableMap(map);
  }

  private String wording(Value value) {
    if (value.isBoolean()) {
      return "true or false";
    } else if (value.isString()) {
      return "a string";
    } else if (value.isNumber()) {
      return value.fitsInDouble() && !value.fitsInLong() ? "the number " + value : "a number";
    } else if (value.canExecute()) {
      return "a function";
    } else if (!value.isProxyObject() && interpreter.guest().bytesOf(value) != null) {
      return "bytes";
    }
    return value.hasArrayElements() ? "a list" : "an object";
  }
}
