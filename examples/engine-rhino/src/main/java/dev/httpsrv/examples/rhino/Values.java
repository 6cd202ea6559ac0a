package dev.httpsrv.examples.rhino;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.*;
import dev.httpsrv.api.spi.*;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.util.*;
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
            return toScript(own, each.resultKind(), result);
          };
      object.defineProperty(each.name(), failures.guarded(each.name(), code), FIXED);
    }
    for (ScriptMember each : type.properties()) {
      Object value = toScript(cx, each.resultKind(), each.invoke(target));
      object.defineProperty(each.name(), value, FIXED);
    }
    return object;
  }

  @Nullable Object[] toScript(Context cx, @Nullable Object... values) {
    return Arrays.stream(values).map(each -> toScript(cx, ValueKind.ANY, each)).toArray();
  }

  private @Nullable Object toScript(Context cx, ValueKind kind, @Nullable Object value) {
    if (value == null) {
      return kind == ValueKind.NOTHING ? Undefined.instance : null;
    }
    return switch (kind) {
      case TEXT, BOOLEAN, NUMBER -> value;
      case INTEGER -> ((Number) value).doubleValue();
      case BYTES -> bytes(cx, (byte[]) value);
      case ENCODED_TEXT -> decode((EncodedText) value);
      case MAP -> map(cx, (Map<?, ?>) value);
      case LIST -> cx.newArray(scope, toScript(cx, ((List<?>) value).toArray()));
      case RESULTS -> cx.newArray(scope, toScript(cx, ((Results) value).values().toArray()));
      case ANY ->
          value instanceof BigInteger || value.getClass().getName().startsWith("org.mozilla.")
              ? value // a script's own
              : toScript(cx, ValueKind.of(value.getClass()), value);
      case OBJECT -> {
        ScriptableObject object = (ScriptableObject) cx.newObject(scope);
        object.associateValue(TARGET, value);
        yield define(cx, object, ScriptType.of(value.getClass()), value);
      }
      case NOTHING, FUNCTION, FUNCTION_REFERENCE, TABLE ->
          throw new UnsupportedOperationException(kind + " does not go to scripts");
    };
  }

  private Scriptable bytes(Context cx, byte[] bytes) {
    Object[] length = {bytes.length};
    NativeArrayBuffer buffer = (NativeArrayBuffer) cx.newObject(scope, "ArrayBuffer", length);
    System.arraycopy(bytes, 0, buffer.getBuffer(), 0, bytes.length);
    return cx.newObject(scope, "Uint8Array", new Object[] {buffer});
  }

  private Scriptable map(Context cx, Map<?, ?> map) {
    Scriptable object = cx.newObject(scope);
    for (Map.Entry<?, ?> each : map.entrySet()) {
      Object value = toScript(cx, ValueKind.ANY, each.getValue());
      ScriptRuntime.setObjectElem(object, each.getKey(), value, cx, scope);
    }
    return object;
  }

  private static String decode(EncodedText text) {
    try {
      return text.decode();
    } catch (CharacterCodingException e) {
      String message = "the body is not valid %s; read it with request_data_get_bytes";
      throw new IllegalArgumentException(message.formatted(text.charset()), e);
    }
  }

  private @Nullable Object[] toJava(ScriptMember member, Object[] arguments) {
    @Nullable Object[] converted = new @Nullable Object[member.parameters().size()];
    for (int i = 0; i < converted.length; i++) {
      ScriptParameter parameter = member.parameters().get(i);
      boolean given = i < arguments.length && !Undefined.isUndefined(arguments[i]);
      Object argument = given ? arguments[i] : null;
      converted[i] = argument == null ? null : toJava(parameter, argument);
      if (converted[i] == null && (argument != null || !parameter.nullable())) {
        throw parameter.mismatch(member.name(), i + 1, wording(argument));
      }
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
      case MAP -> map(value);
      case ANY -> value;
      case OBJECT -> parameter.type().isInstance(targetOf(value)) ? targetOf(value) : null;
      case NOTHING, ENCODED_TEXT, LIST, RESULTS -> null;
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
      case CharSequence text -> text.toString().getBytes(UTF_8);
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

  private static @Nullable Map<String, String> map(Object value) {
    if (!(value instanceof NativeObject object)) {
      return null;
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<Object, Object> each : object.entrySet()) {
      String text = text(each.getValue());
      if (text == null) {
        return null;
      }
      map.put(Context.toString(each.getKey()), text);
    }
    return map;
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
