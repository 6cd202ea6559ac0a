package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.spi.Script;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyHashMap;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * Any other language: what the polyglot engine offers for all of them. All scripts of an
 * interpreter share one scope; {@code msys} and {@code print} are in its bindings.
 */
final class GenericGuest implements WalkedGuest {

  private final String language;
  private final Context context;
  private final Map<String, Map<String, @Nullable Object>> libraries = new HashMap<>();

  GenericGuest(String language, Context context, ProxyExecutable print) {
    this.language = language;
    this.context = context;
    context.getBindings(language).putMember("print", joined(print));
  }

  private static ProxyExecutable joined(ProxyExecutable print) {
    return values -> {
      String text =
          List.of(values).stream()
              .map(each -> each.isString() ? each.asString() : each.toString())
              .collect(Collectors.joining("\t"));
      return print.execute(Value.asValue(text));
    };
  }

  static GraalScript compile(Script script) {
    return new GraalScript.Generic(script, GraalScript.source(script, GraalScript.decode(script)));
  }

  @Override
  public void bind(List<String> paths, Map<String, @Nullable Object> members) {
    Map<String, @Nullable Object> library =
        paths.stream().filter(libraries::containsKey).findFirst().map(libraries::get).orElse(null);
    if (library == null) {
      library = new HashMap<>();
    }
    library.putAll(members);
    for (String each : paths) {
      place(each, library);
    }
  }

  private void place(String path, Map<String, @Nullable Object> library) {
    libraries.put(path, library);
    int dot = path.lastIndexOf('.');
    if (dot < 0) {
      context.getBindings(language).putMember(path, ProxyObject.fromMap(library));
      return;
    }
    String parent = path.substring(0, dot);
    Map<String, @Nullable Object> above = libraries.get(parent);
    if (above == null) {
      above = new HashMap<>();
      place(parent, above);
    }
    above.put(path.substring(dot + 1), ProxyObject.fromMap(library));
  }

  @Override
  public void run(GraalScript script) {
    try {
      context.eval(((GraalScript.Generic) script).source());
    } catch (PolyglotException e) {
      throw e.isSyntaxError() ? SyntaxErrors.of(script.script(), e) : e;
    }
  }

  @Override
  public @Nullable Value find(GraalScript script, String name) {
    Value found = context.getBindings(language).getMember(name);
    return found != null && found.canExecute() ? found : null;
  }

  @Override
  public List<ScriptFrame> callers() {
    return PolyglotFrames.here(context);
  }

  @Override
  public List<ScriptFrame> frames(PolyglotException error) {
    return PolyglotFrames.of(error);
  }

  // The polyglot engine cannot make a language's own error; it lends the script Java's.
  @Override
  public RuntimeException error(boolean argument, String message, HostCause cause) {
    Throwable thrown = cause.throwable();
    return thrown instanceof RuntimeException own && message.equals(own.getMessage())
        ? own
        : new IllegalStateException(message, thrown);
  }

  @Override
  public @Nullable Value causeOf(Value error) {
    return null;
  }

  @Override
  public @Nullable Object nothing() {
    return null;
  }

  @Override
  public Object wholeNumber(long number) {
    return number;
  }

  @Override
  public Object wholeNumber(BigInteger number) {
    return ScriptData.nearest(number);
  }

  @Override
  public Object number(Value number) {
    return number.fitsInLong() ? (Object) number.asLong() : (Object) number.asDouble();
  }

  @Override
  public Parts parts(Value value) {
    if (value.canExecute()) {
      return new Parts.Unfit("a function");
    }
    if (value.hasArrayElements()) {
      return new Parts.Items(Arguments.elements(value));
    }
    List<Value> flat = entries(value);
    return flat == null ? new Parts.Unfit("an object") : new Parts.Entries(flat);
  }

  @Override
  public Object bytes(byte[] bytes) {
    Object[] items = new Object[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      items[i] = Byte.toUnsignedInt(bytes[i]);
    }
    return ProxyArray.fromArray(items);
  }

  @Override
  public Object map(@Nullable Object[] keysAndValues) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(
          Objects.requireNonNull(keysAndValues[i]), Objects.requireNonNull(keysAndValues[i + 1]));
    }
    return ProxyHashMap.from(map);
  }

  @Override
  public Object list(@Nullable Object[] items, boolean zeroBased) {
    return ProxyArray.fromArray(items);
  }

  @Override
  public Object results(@Nullable Object[] items) {
    return ProxyArray.fromArray(items);
  }

  @Override
  public byte @Nullable [] bytesOf(Value value) {
    if (!value.hasBufferElements()) {
      return null;
    }
    byte[] copy = new byte[Math.toIntExact(value.getBufferSize())];
    if (copy.length > 0) {
      value.readBuffer(0, copy, 0, copy.length);
    }
    return copy;
  }

  @Override
  public @Nullable List<Value> entries(Value map) {
    List<Value> entries = new ArrayList<>();
    if (map.hasHashEntries()) {
      for (Value keys = map.getHashKeysIterator(); keys.hasIteratorNextElement(); ) {
        Value key = keys.getIteratorNextElement();
        entries.add(key);
        entries.add(map.getHashValue(key));
      }
    } else if (map.hasMembers() && !map.hasArrayElements()) {
      for (String key : map.getMemberKeys()) {
        entries.add(context.asValue(key));
        entries.add(map.getMember(key));
      }
    } else {
      return null;
    }
    return entries;
  }

  @Override
  public Set<String> functionNames(Value table) {
    Set<String> names = new TreeSet<>(table.getMemberKeys());
    names.removeIf(each -> each.startsWith("_") || !table.getMember(each).canExecute());
    return names;
  }

  @Override
  public Value invoke(Value table, String name, @Nullable Object[] arguments) {
    return table.invokeMember(name, arguments);
  }

  @Override
  public @Nullable Object settle(Value result, GraalInterpreter interpreter) {
    return null;
  }
}
