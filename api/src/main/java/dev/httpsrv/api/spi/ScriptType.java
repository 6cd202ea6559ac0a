package dev.httpsrv.api.spi;

import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptProperty;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * What scripts see of a Java class: the methods that carry {@link ScriptName} and {@link
 * ScriptProperty}, its own and those it inherits. Engines derive their bindings from this.
 */
public final class ScriptType {

  private static final ClassValue<ScriptType> TYPES =
      new ClassValue<>() {
        @Override
        protected ScriptType computeValue(Class<?> type) {
          return new ScriptType(type);
        }
      };

  private final SequencedMap<String, ScriptMember> functions = new LinkedHashMap<>();
  private final SequencedMap<String, ScriptMember> properties = new LinkedHashMap<>();

  private final String name;

  private ScriptType(Class<?> type) {
    String declared = null;
    for (Class<?> declaring : withSupertypes(type)) {
      Method[] methods = declaring.getDeclaredMethods();
      Arrays.sort(methods, Comparator.comparing(Method::getName));
      for (Method method : methods) {
        ScriptName function = method.getAnnotation(ScriptName.class);
        ScriptProperty property = method.getAnnotation(ScriptProperty.class);
        if (declared == null && (function != null || property != null)) {
          declared = declaring.getSimpleName();
        }
        if (function != null) {
          functions.putIfAbsent(function.value(), member(function.value(), method, false));
        }
        if (property != null) {
          properties.putIfAbsent(
              property.value(), member(property.value(), method, property.zeroBased()));
        }
      }
    }
    name = declared == null ? type.getSimpleName() : declared;
  }

  /** Returns what scripts see of a class. */
  public static ScriptType of(Class<?> type) {
    return TYPES.get(type);
  }

  /** Returns the simple name of the class or interface that says what scripts see. */
  public String name() {
    return name;
  }

  /** Returns the functions; their order is stable. */
  public Collection<ScriptMember> functions() {
    return functions.sequencedValues();
  }

  /** Returns the properties; their order is stable. */
  public Collection<ScriptMember> properties() {
    return properties.sequencedValues();
  }

  /** Returns the function of this name, null where there is none. */
  public @Nullable ScriptMember function(String name) {
    return functions.get(name);
  }

  /** Returns the property of this name, null where there is none. */
  public @Nullable ScriptMember property(String name) {
    return properties.get(name);
  }

  private static Collection<Class<?>> withSupertypes(Class<?> type) {
    Map<Class<?>, Class<?>> found = new LinkedHashMap<>();
    collect(type, found);
    return found.values();
  }

  private static void collect(@Nullable Class<?> type, Map<Class<?>, Class<?>> found) {
    if (type == null || type == Object.class || found.putIfAbsent(type, type) != null) {
      return;
    }
    collect(type.getSuperclass(), found);
    for (Class<?> each : type.getInterfaces()) {
      collect(each, found);
    }
  }

  private static ScriptMember member(String name, Method method, boolean zeroBased) {
    List<ScriptParameter> parameters = new ArrayList<>();
    Parameter[] declared = method.getParameters();
    for (Parameter each : declared) {
      Class<?> type = each.isVarArgs() ? each.getType().componentType() : each.getType();
      parameters.add(
          new ScriptParameter(
              each.getName(),
              type,
              ValueKind.of(type),
              each.getAnnotatedType().isAnnotationPresent(Nullable.class)));
    }
    method.setAccessible(true);
    return new ScriptMember(
        name,
        parameters,
        ValueKind.of(method.getReturnType()),
        zeroBased,
        method.isVarArgs(),
        method);
  }
}
