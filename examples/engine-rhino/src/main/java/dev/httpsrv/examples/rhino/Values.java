package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.*;
import dev.httpsrv.api.spi.*;
import java.math.BigInteger;
import java.util.*;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.*;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeArrayBufferView;

/** Converts values as {@link ValueKind} says. */
record Values(RhinoInterpreter interpreter, Scriptable scope, Failures failures) {

  private static final int FIXED = ScriptableObject.READONLY | ScriptableObject.PERMANENT;
  private static final Object TARGET = new Object();

  /** Gives a script's object the members of one of Java's, and returns it. */
  Scriptable define(Context cx, ScriptableObject object, ScriptType type, Object target) {
    for (ScriptMember each : type.functions()) {
      SerializableCallable code =
          (own, _, _, given) -> {
            Object result = each.invoke(target, toJava(each, given));
            return toScript(own, each.name(), each.resultKind(), result);
          };
      object.defineProperty(each.name(), failures.guarded(each.name(), code), FIXED);
    }
    for (ScriptMember each : type.properties()) {
      Object value = toScript(cx, each.name(), each.resultKind(), each.invoke(target));
      object.defineProperty(each.name(), value, FIXED);
    }
    return object;
  }

  @Nullable Object[] toScript(Context cx, @Nullable Object... values) {
    @Nullable Object[] converted = new Object[values.length];
    // No stream: a thousand levels of it would fill the stack.
    for (int i = 0; i < values.length; i++) {
      converted[i] = plain(cx, values[i]);
    }
    return converted;
  }

  /** Converts a value by its class; a whole number beyond what scripts count is rounded. */
  private @Nullable Object plain(Context cx, @Nullable Object value) {
    Object rounded = value instanceof BigInteger big ? (Object) ScriptData.nearest(big) : value;
    return toScript(cx, "a value", ValueKind.ANY, rounded);
  }

  private @Nullable Object toScript(
      Context cx, String name, ValueKind kind, @Nullable Object value) {
    if (value == null) {
      return kind == ValueKind.NOTHING ? Undefined.instance : null;
    }
    return switch (kind) {
      case TEXT, BOOLEAN, NUMBER -> value;
      case INTEGER -> ((Number) value).doubleValue();
      case BYTES -> bytes(cx, (byte[]) value);
      case ENCODED_TEXT -> ((EncodedText) value).decode(name);
      case MAP -> map(cx, (Map<?, ?>) value);
      case LIST -> cx.newArray(scope, toScript(cx, ((List<?>) value).toArray()));
      case RESULTS -> cx.newArray(scope, toScript(cx, ((Results) value).values().toArray()));
      case ATTEMPT -> plain(cx, ((Attempt) value).orThrow());
      case DATA -> plain(cx, ((ScriptData) value).value());
      case WAITING -> plain(cx, interpreter.host.await((Waiting) value));
      case ANY ->
          value instanceof BigInteger || value.getClass().getName().startsWith("org.mozilla.")
              ? value // a script's own
              : toScript(cx, name, ValueKind.of(value.getClass()), value);
      case OBJECT -> value == ScriptNull.NULL ? null : object(cx, value);
      case NOTHING, FUNCTION, FUNCTION_REFERENCE, TABLE ->
          throw new UnsupportedOperationException(kind + " does not go to scripts");
    };
  }

  private Scriptable object(Context cx, Object target) {
    ScriptableObject object = (ScriptableObject) cx.newObject(scope);
    object.associateValue(TARGET, target);
    return define(cx, object, ScriptType.of(target.getClass()), target);
  }

  private Scriptable bytes(Context cx, byte[] bytes) {
    var raw = (NativeArrayBuffer) cx.newObject(scope, "ArrayBuffer", new Object[] {bytes.length});
    System.arraycopy(bytes, 0, raw.getBuffer(), 0, bytes.length);
    return cx.newObject(scope, "Uint8Array", new Object[] {raw});
  }

  private Scriptable map(Context cx, Map<?, ?> map) {
    Scriptable object = cx.newObject(scope);
    for (Map.Entry<?, ?> each : map.entrySet()) {
      ScriptRuntime.setObjectElem(object, each.getKey(), plain(cx, each.getValue()), cx, scope);
    }
    return object;
  }

  private @Nullable Object[] toJava(ScriptMember member, Object[] given) {
    return member.convert(
        given.length,
        (parameter, i) ->
            toJava(member.name(), i + 1, parameter, i < given.length ? given[i] : null));
  }

  private @Nullable Object toJava(
      String function, int position, ScriptParameter parameter, @Nullable Object given) {
    if (parameter.kind() == ValueKind.DATA) {
      return parameter.data(function, position, tree(given, 0));
    }
    Object argument = Undefined.isUndefined(given) ? null : given;
    Object converted = argument == null ? null : toJava(parameter, argument);
    if (converted == null && (argument != null || !parameter.nullable())) {
      throw parameter.mismatch(function, position, wording(argument));
    }
    return converted;
  }

  /** Converts an argument; null says that it is of the wrong type. */
  private @Nullable Object toJava(ScriptParameter parameter, Object value) {
    return switch (parameter.kind()) {
      case TEXT -> text(value);
      case BYTES -> bytes(value);
      case INTEGER -> integer(parameter.type(), value);
      case NUMBER -> value instanceof Number number ? number.doubleValue() : null;
      case BOOLEAN -> value instanceof Boolean ? value : null;
      case FUNCTION -> function(value);
      case FUNCTION_REFERENCE ->
          value instanceof CharSequence name ? new FunctionName(name.toString()) : function(value);
      case TABLE -> table(value);
      case MAP -> value instanceof NativeObject object ? texts(object) : null;
      case ANY -> value;
      case OBJECT -> parameter.type().isInstance(targetOf(value)) ? targetOf(value) : null;
      case NOTHING, DATA, ATTEMPT, ENCODED_TEXT, LIST, RESULTS, WAITING -> null;
    };
  }

  /** Converts what a script's function returned. */
  static @Nullable Object result(@Nullable Object value) {
    return switch (value) {
      case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
      case Number number -> {
        double exact = number.doubleValue();
        boolean whole = exact == Math.rint(exact) && Math.abs(exact) < 0x1p63;
        yield whole ? (Object) (long) exact : (Object) exact;
      }
      case CharSequence text -> text.toString();
      case null, default -> Undefined.isUndefined(value) ? null : value;
    };
  }

  private static @Nullable Object integer(Class<?> type, Object value) {
    if (!(result(value) instanceof Long number)) {
      return null;
    }
    boolean isLong = type == long.class || type == Long.class;
    return isLong ? number : number == number.intValue() ? (Object) number.intValue() : null;
  }

  private static @Nullable String text(@Nullable Object value) {
    boolean text = value instanceof CharSequence || value instanceof Number;
    return text ? Context.toString(value) : null;
  }

  private static byte @Nullable [] bytes(Object value) {
    return switch (value) {
      case CharSequence text -> ScriptText.utf8(text.toString());
      case NativeArrayBuffer buffer -> buffer.getBuffer().clone();
      case NativeArrayBufferView view -> {
        int start = view.getByteOffset();
        byte[] buffer = view.getBuffer().getBuffer();
        yield Arrays.copyOfRange(buffer, start, start + view.getByteLength());
      }
      default -> null;
    };
  }

  @Nullable ScriptFunction function(@Nullable Object value) {
    return value instanceof Function function
        ? arguments -> interpreter.call(function, scope, arguments)
        : null;
  }

  private @Nullable ScriptTable table(Object value) {
    boolean other = value instanceof Function || value instanceof List || targetOf(value) != null;
    return !other && value instanceof Scriptable object ? new Table(interpreter, object) : null;
  }

  private static @Nullable Map<String, @Nullable Object> texts(NativeObject object) {
    Map<String, @Nullable Object> texts = entries(object, each -> text(each));
    return texts.containsValue(null) ? null : texts;
  }

  /** Returns plain data; what is none is marked as unfit. */
  static @Nullable Object tree(@Nullable Object value, int depth) {
    Object plain = value instanceof BigInteger ? value : result(value);
    return switch (plain) {
      case Long whole when Math.abs(whole) >= 1L << 53 -> (Object) whole.doubleValue();
      case null -> null;
      case Boolean _, Number _, String _ -> plain;
      case Scriptable _ when depth == ScriptData.MAX_DEPTH -> ScriptData.Unfit.TOO_DEEP;
      case NativeArray list -> items(list, depth + 1);
      case NativeObject object when targetOf(object) == null -> {
        var map = entries(object, each -> tree(each, depth + 1));
        yield map.containsValue(ScriptData.Unfit.TOO_DEEP) ? ScriptData.Unfit.TOO_DEEP : map;
      }
      default -> {
        byte[] bytes = bytes(plain);
        yield bytes == null ? new ScriptData.Unfit(wording(plain)) : bytes;
      }
    };
  }

  /** Stops at what is too deep: a value that contains itself twice would take forever. */
  private static Object items(NativeArray list, int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    for (Object each : list) {
      items.add(tree(each, depth));
      if (items.getLast() == ScriptData.Unfit.TOO_DEEP) {
        return ScriptData.Unfit.TOO_DEEP;
      }
    }
    return items;
  }

  private static Map<String, @Nullable Object> entries(
      NativeObject object, UnaryOperator<@Nullable Object> convert) {
    SequencedMap<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<Object, Object> each : object.entrySet()) {
      entries.put(Context.toString(each.getKey()), convert.apply(each.getValue()));
      if (entries.lastEntry().getValue() == ScriptData.Unfit.TOO_DEEP) {
        break;
      }
    }
    return entries;
  }

  private static @Nullable Object targetOf(Object value) {
    return value instanceof ScriptableObject object ? object.getAssociatedValue(TARGET) : null;
  }

  private static String wording(@Nullable Object value) {
    return switch (value) {
      case null -> "nothing";
      case Boolean _ -> "true or false";
      case List<?> _ -> "a list";
      case Number number when !(result(number) instanceof Long) -> "the number " + number;
      case Number _, CharSequence _, Function _, Symbol _ -> "a " + ScriptRuntime.typeof(value);
      default -> "an object";
    };
  }

  /** A script's object of functions in Java's hands. */
  private record Table(RhinoInterpreter interpreter, Scriptable object) implements ScriptTable {

    @Override
    public Set<String> functionNames() {
      return Arrays.stream(ScriptableObject.getPropertyIds(object))
          .map(Object::toString)
          .filter(name -> ScriptableObject.getProperty(object, name) instanceof Function)
          .collect(Collectors.toSet());
    }

    @Override
    public @Nullable Object invoke(String name, @Nullable Object... arguments) {
      Function function = (Function) ScriptableObject.getProperty(object, name);
      return interpreter.call(function, object, arguments);
    }
  }
}
