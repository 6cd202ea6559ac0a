package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.FunctionName;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptParameter;
import dev.httpsrv.api.spi.ScriptType;
import dev.httpsrv.api.spi.ValueKind;
import java.math.BigInteger;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.ScriptRuntime;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;
import org.mozilla.javascript.Symbol;
import org.mozilla.javascript.Undefined;
import org.mozilla.javascript.typedarrays.NativeArrayBuffer;
import org.mozilla.javascript.typedarrays.NativeArrayBufferView;

/** Converts values as {@link ValueKind} says. */
final class Values {

  private static final Object TARGET = new Object();

  private final RhinoInterpreter interpreter;
  private final Scriptable scope;
  private final Failures failures;
  private final Map<ScriptType, ScriptableObject> prototypes = new HashMap<>();

  Values(RhinoInterpreter interpreter, Scriptable scope, Failures failures) {
    this.interpreter = interpreter;
    this.scope = scope;
    this.failures = failures;
  }

  /** Gives an object the members of a type, for this target or, where it is null, for "this". */
  void define(Context cx, ScriptableObject object, ScriptType type, @Nullable Object target) {
    int fixed = ScriptableObject.READONLY | ScriptableObject.PERMANENT;
    for (ScriptMember each : type.functions()) {
      object.defineProperty(each.name(), caller(each, target), fixed);
    }
    for (ScriptMember each : type.properties()) {
      Function getter = caller(each, target);
      object.defineProperty(
          cx,
          each.name(),
          self -> getter.call(Context.getCurrentContext(), scope, self, Context.emptyArgs),
          fixed);
    }
  }

  private Function caller(ScriptMember member, @Nullable Object target) {
    return failures.guarded(
        member.name(),
        (cx, _, self, arguments) -> {
          Object on = target == null ? targetOf(self) : target;
          if (on == null) {
            throw new IllegalArgumentException(member.name() + ": call it on its object");
          }
          return toScript(cx, member.resultKind(), member.invoke(on, toJava(member, arguments)));
        });
  }

  private static @Nullable Object targetOf(Object value) {
    return value instanceof ScriptableObject object ? object.getAssociatedValue(TARGET) : null;
  }

  // To scripts

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
      case ANY -> any(cx, value);
      case OBJECT -> object(cx, value);
      case NOTHING, FUNCTION, FUNCTION_REFERENCE, TABLE ->
          throw new UnsupportedOperationException(kind + " does not go to scripts");
    };
  }

  private @Nullable Object any(Context cx, Object value) {
    boolean scripts =
        value instanceof Scriptable
            || value instanceof CharSequence
            || value instanceof Symbol
            || value instanceof BigInteger;
    ValueKind kind = ValueKind.of(value.getClass());
    return scripts || kind == ValueKind.ANY ? value : toScript(cx, kind, value);
  }

  private Scriptable object(Context cx, Object target) {
    ScriptType type = ScriptType.of(target.getClass());
    ScriptableObject prototype = prototypes.get(type);
    if (prototype == null) {
      prototype = (ScriptableObject) cx.newObject(scope);
      define(cx, prototype, type, null);
      prototypes.put(type, prototype);
    }
    ScriptableObject object = (ScriptableObject) cx.newObject(scope);
    object.setPrototype(prototype);
    object.associateValue(TARGET, target);
    return object;
  }

  private Scriptable bytes(Context cx, byte[] bytes) {
    Object[] length = {bytes.length};
    NativeArrayBuffer buffer = (NativeArrayBuffer) cx.newObject(scope, "ArrayBuffer", length);
    System.arraycopy(bytes, 0, buffer.getBuffer(), 0, bytes.length);
    return cx.newObject(scope, "Uint8Array", new Object[] {buffer});
  }

  private Scriptable map(Context cx, Map<?, ?> map) {
    Scriptable object = cx.newObject(scope);
    map.forEach(
        (key, value) ->
            ScriptRuntime.setObjectElem(
                object, key, toScript(cx, ValueKind.ANY, value), cx, scope));
    return object;
  }

  private static String decode(EncodedText text) {
    try {
      return text.decode();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "the body is not valid %s; read it with request_data_get_bytes".formatted(text.charset()),
          e);
    }
  }

  // To Java

  private @Nullable Object[] toJava(ScriptMember member, Object[] arguments) {
    List<ScriptParameter> parameters = member.parameters();
    @Nullable Object[] converted = new @Nullable Object[parameters.size()];
    for (int i = 0; i < converted.length; i++) {
      ScriptParameter parameter = parameters.get(i);
      boolean given = i < arguments.length && !Undefined.isUndefined(arguments[i]);
      Object argument = given ? arguments[i] : null;
      converted[i] = argument == null ? null : toJava(parameter, argument);
      if (converted[i] == null && !(argument == null && parameter.nullable())) {
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
    if (value instanceof BigInteger big && big.bitLength() < Long.SIZE) {
      return big.longValue();
    } else if (value instanceof Number number) {
      double exact = number.doubleValue();
      boolean whole = exact == Math.rint(exact) && Math.abs(exact) < 0x1p63;
      return whole ? (Object) (long) exact : (Object) exact;
    }
    return Undefined.isUndefined(value) ? null : value;
  }

  private static @Nullable Object integer(Class<?> type, Object value) {
    if (!(value instanceof Number) || !(result(value) instanceof Long number)) {
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
      case CharSequence text -> text.toString().getBytes(StandardCharsets.UTF_8);
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
    return value instanceof Scriptable object
            && !(value instanceof Function || value instanceof List || targetOf(value) != null)
        ? new Table(interpreter, object)
        : null;
  }

  private static @Nullable Map<String, String> map(Object value) {
    if (!(value instanceof Map<?, ?> object)) {
      return null;
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : object.entrySet()) {
      String text = text(entry.getValue());
      if (text == null) {
        return null;
      }
      map.put(Context.toString(entry.getKey()), text);
    }
    return map;
  }

  private static String wording(@Nullable Object value) {
    String type = value == null ? "undefined" : ScriptRuntime.typeof(value);
    return switch (type) {
      case "undefined" -> "nothing";
      case "boolean" -> "true or false";
      case "number" -> result(value) instanceof Long ? "a number" : "the number " + value;
      case "object" -> value instanceof List ? "a list" : "an object";
      default -> "a " + type;
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
      if (!(ScriptableObject.getProperty(object, name) instanceof Function function)) {
        throw new IllegalArgumentException(
            "there is no function %s, only %s".formatted(name, functionNames()));
      }
      return interpreter.call(function, object, arguments);
    }
  }
}
