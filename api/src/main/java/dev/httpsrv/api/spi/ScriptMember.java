package dev.httpsrv.api.spi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One function or property that scripts see on an object or in a library. */
public final class ScriptMember {

  private final String name;
  private final List<ScriptParameter> parameters;
  private final ValueKind resultKind;
  private final boolean zeroBased;
  private final boolean variadic;
  private final Method method;

  // Made for the first call: it costs up to a millisecond, and most members are never called.
  private @Nullable MethodHandle spread;

  ScriptMember(
      String name,
      List<ScriptParameter> parameters,
      ValueKind resultKind,
      boolean zeroBased,
      boolean variadic,
      Method method) {
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.resultKind = resultKind;
    this.zeroBased = zeroBased;
    this.variadic = variadic;
    this.method = method;
  }

  /** Returns the name that scripts use. */
  public String name() {
    return name;
  }

  /** Returns the parameters, in order; none for a property. */
  public List<ScriptParameter> parameters() {
    return parameters;
  }

  /** Returns how the result is converted for the script. */
  public ValueKind resultKind() {
    return resultKind;
  }

  /** Returns whether a list result starts at index 0 in every language. */
  public boolean zeroBased() {
    return zeroBased;
  }

  /**
   * Returns whether the last parameter takes all further arguments, none too: each is converted as
   * it says.
   */
  public boolean variadic() {
    return variadic;
  }

  /** Converts one argument of a call. */
  @FunctionalInterface
  public interface ArgumentConverter {

    /**
     * Returns an argument as the parameter's type.
     *
     * @param index its index among the arguments, from 0; there may be none there
     * @throws IllegalArgumentException if it is of another type; {@link ScriptParameter#mismatch}
     */
    @Nullable Object convert(ScriptParameter parameter, int index);
  }

  /**
   * Returns the arguments of a call as {@link #invoke} takes them; those beyond the parameters are
   * left out.
   *
   * @param given how many arguments the script passed
   */
  public @Nullable Object[] convert(int given, ArgumentConverter converter) {
    int count = parameters.size();
    @Nullable Object[] converted = new @Nullable Object[count];
    int single = variadic ? count - 1 : count;
    for (int i = 0; i < single; i++) {
      converted[i] = converter.convert(parameters.get(i), i);
    }
    if (variadic) {
      ScriptParameter last = parameters.get(single);
      Object further = Array.newInstance(last.type(), Math.max(0, given - single));
      for (int i = single; i < given; i++) {
        Array.set(further, i - single, converter.convert(last, i));
      }
      converted[single] = further;
    }
    return converted;
  }

  /**
   * Calls the Java method.
   *
   * @param target the object or library
   * @param arguments one value a parameter, converted to the parameter's type; for the last of a
   *     variadic one an array of that type
   * @return what the method returned; null for a {@code void} method
   * @throws RuntimeException what the method threw; for an {@link IllegalArgumentException} or an
   *     {@link IllegalStateException} the script is at fault, and its message is for the script
   * @throws UndeclaredThrowableException for a checked exception
   */
  public @Nullable Object invoke(Object target, @Nullable Object... arguments) {
    MethodHandle made = spread;
    if (made == null) {
      made = spread(method);
      spread = made;
    }
    try {
      return (Object) made.invokeExact(target, arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e);
    }
  }

  private static MethodHandle spread(Method method) {
    try {
      MethodHandle handle = MethodHandles.lookup().unreflect(method).asFixedArity();
      return handle
          .asType(handle.type().generic())
          .asSpreader(Object[].class, method.getParameterCount())
          .asType(MethodType.methodType(Object.class, Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(method + " cannot be called: " + e.getMessage(), e);
    }
  }
}
