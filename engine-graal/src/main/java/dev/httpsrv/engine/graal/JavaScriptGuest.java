package dev.httpsrv.engine.graal;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptType;
import java.lang.reflect.UndeclaredThrowableException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** JavaScript: scripts are CommonJS modules, or {@link EsModules}. */
final class JavaScriptGuest implements Guest {

  static final String LANGUAGE = "js";

  private static final Source PRELUDE = Prelude.read(LANGUAGE, "prelude.js");
  private static final Source VALUES = Prelude.read(LANGUAGE, "values.js");
  private static final Source HARDEN = Prelude.read(LANGUAGE, "harden.js");

  private static final Pattern NAME =
      Pattern.compile(
          "[\\p{javaUnicodeIdentifierStart}$_][\\p{javaUnicodeIdentifierPart}$\\u200c\\u200d]*");

  // On the script's first line, so that its lines keep their numbers. The script has a function of
  // its own inside that of the parameters, so that it may declare "module" or "exports" itself.
  private static final String BEFORE =
      "(function (exports, require, module, __filename) { return function () { ";

  // What looks a name up must be inside the script to see its declarations; it adds no name.
  private static final String AFTER =
      "\n;return function () { \"use strict\"; return eval(arguments[0]); }; }; })";

  private static final int MOST_SHOWN = 10_000;

  private static final long LARGEST_SAFE = (1L << 53) - 1;

  private final Context context;
  private final EsModules modules;
  private final Map<ScriptType, Value> presentations = new HashMap<>();
  private final Value bare;
  private final Value bytes;
  private final Value causeOf;
  private final FlatData data;
  private final Value defer;
  private final Value earlier;
  private final Value entries;
  private final Value find;
  private final Value functionNames;
  private final Value isError;
  private final Value isPromise;
  private final Value library;
  private final Value members;
  private final Value presentation;
  private final Value presenting;
  private final Value raise;
  private final Value remember;
  private final Value rethrow;
  private final Value run;
  private final Value settle;
  private final Value view;
  private final Value undefined;

  JavaScriptGuest(Context context, Shape.HostFunctions host) {
    this.context = context;
    Value values = context.eval(VALUES).execute();
    this.bare = values.getMember("bare");
    Value prelude =
        context
            .eval(PRELUDE)
            .execute(
                host.print(),
                host.locate(),
                host.run(),
                host.resolve(),
                host.rejected(),
                (ProxyExecutable) this::shown,
                host.sandbox() == SandboxPreset.TRUSTED);
    this.modules = new EsModules(context, host.find(), prelude);
    host.files().serve(modules);
    modules.connect(prelude.getMember("connect"));
    this.data = new FlatData(this, context);
    this.bytes = values.getMember("bytes");
    this.causeOf = prelude.getMember("causeOf");
    this.defer = values.getMember("defer");
    this.earlier = values.getMember("earlier");
    this.entries = values.getMember("entries");
    this.find = prelude.getMember("find");
    this.functionNames = values.getMember("functionNames");
    this.isError = values.getMember("isError");
    this.isPromise = values.getMember("isPromise");
    this.library = prelude.getMember("library");
    this.members = values.getMember("members");
    this.presentation = values.getMember("presentation");
    this.presenting = values.getMember("presenting");
    this.raise = prelude.getMember("raise");
    this.remember = prelude.getMember("remember");
    this.rethrow = prelude.getMember("rethrow");
    this.run = prelude.getMember("run");
    this.settle = values.getMember("settle");
    this.view = values.getMember("view");
    this.undefined = context.eval(LANGUAGE, "undefined");
  }

  /**
   * Shows a value as GraalJS does: in part where it is large, and nothing of the script runs. A
   * string is an error's stack.
   */
  private String shown(Value... arguments) {
    Value value = arguments[0];
    if (value.isString()) {
      return value
          .asString()
          .lines()
          .filter(line -> !line.contains(Prelude.NAME))
          .collect(Collectors.joining("\n"));
    }
    if (bare(value).isProxyObject()) {
      return "[object of httpsrv]";
    }
    String text = value.toString(); // which shows maps and long texts as a whole
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }

  static GraalScript compile(Script script) {
    String text = GraalScript.decode(script);
    // A line for the shell is none inside a function; two characters keep the columns.
    String body = text.startsWith("#!") ? "//" + text.substring(2) : text;
    return new GraalScript.JavaScript(
        script,
        GraalScript.source(script, text),
        GraalScript.source(script, BEFORE + body + AFTER));
  }

  @Override
  public void bind(List<String> paths, Map<String, @Nullable Object> members) {
    library.executeVoid(Arguments.library(paths, members));
  }

  @Override
  public void harden() {
    context.eval(HARDEN).executeVoid(ProxyObject.fromMap(Map.of()));
  }

  @Override
  public void run(GraalScript script) {
    GraalScript.JavaScript prepared = (GraalScript.JavaScript) script;
    if (modules.contains(prepared)) {
      modules.run(prepared);
      return;
    }
    // By itself first: a brace too many would otherwise end the function around it.
    Value wrapper;
    try {
      context.parse(prepared.plain());
      wrapper = context.eval(prepared.module());
    } catch (PolyglotException e) {
      if (e.isSyntaxError()) {
        HostCause cause = new HostCause(SyntaxErrors.of(script.script(), e));
        remember.executeVoid(e.getGuestObject(), cause);
      }
      throw e;
    }
    String name = script.script().name();
    try {
      run.executeVoid(wrapper, name, script.script().file());
    } catch (PolyglotException e) {
      if (!modules.isLate(name, e)) {
        throw e;
      }
    }
  }

  @Override
  public @Nullable Value find(GraalScript script, String name) {
    List<Object> path = new ArrayList<>(List.of(script.script().name()));
    for (String each : name.split("\\.", -1)) {
      if (!NAME.matcher(each).matches()) {
        return null;
      }
      path.add(each);
    }
    Value found = find.execute(path.toArray());
    return found.isNull() ? null : found;
  }

  @Override
  public List<ScriptFrame> callers() {
    return modules.named(PolyglotFrames.here(context));
  }

  @Override
  public List<ScriptFrame> frames(PolyglotException error) {
    return modules.named(PolyglotFrames.of(error));
  }

  @Override
  public RuntimeException error(boolean argument, String message, HostCause cause) {
    try {
      raise.executeVoid(argument ? "argument" : "state", message, cause);
      throw new IllegalStateException("raise returned");
    } catch (PolyglotException e) {
      return e;
    }
  }

  @Override
  public Value causeOf(Value error) {
    return causeOf.execute(error);
  }

  @Override
  public boolean isError(Value raised) {
    return isError.execute(raised).asBoolean();
  }

  @Override
  public Value earlier(Value error) {
    return earlier.execute(error);
  }

  @Override
  public @Nullable Value members(Value error) {
    Value list = members.execute(error);
    return list.isNull() ? null : list;
  }

  @Override
  public Object nothing() {
    return undefined;
  }

  /** A long that is no safe integer would arrive as a BigInt, which does not mix with numbers. */
  @Override
  public Object wholeNumber(long number) {
    return Math.abs(number) <= LARGEST_SAFE ? (Object) number : (Object) (double) number;
  }

  @Override
  public Object wholeNumber(BigInteger number) {
    return ScriptData.nearest(number);
  }

  /** Returns a number as {@link ScriptData} has it. */
  Object number(Value number) {
    if (number.fitsInDouble()) {
      double real = number.asDouble();
      boolean isWhole = real == Math.rint(real);
      if (isWhole && Math.abs(real) <= LARGEST_SAFE) {
        return (long) real;
      } else if (!isWhole || !isBigInt(number)) {
        return real;
      }
    }
    return number.fitsInLong() ? (Object) number.asLong() : number.asBigInteger();
  }

  @Override
  public String text(Value number) {
    return isBigInt(number) ? number.asBigInteger().toString() : number.toString();
  }

  private static boolean isBigInt(Value number) {
    return number.getMetaObject().getMetaSimpleName().equals("bigint");
  }

  @Override
  public GuestData data() {
    return data;
  }

  @Override
  public Object bytes(byte[] data) {
    return bytes.execute(ByteBuffer.wrap(data));
  }

  @Override
  public Object map(@Nullable Object[] keysAndValues) {
    return data.map(keysAndValues);
  }

  @Override
  public Object list(@Nullable Object[] items, boolean zeroBased) {
    return data.list(items);
  }

  @Override
  public Object results(@Nullable Object[] items) {
    return data.list(items);
  }

  @Override
  public byte @Nullable [] bytesOf(Value value) {
    if (!value.hasMembers() || value.canExecute()) {
      return null;
    }
    Value found = view.execute(value);
    if (found.isNull()) {
      return null;
    }
    byte[] copy = new byte[found.getArrayElement(2).asInt()];
    if (copy.length > 0) {
      long offset = found.getArrayElement(1).asLong();
      found.getArrayElement(0).readBuffer(offset, copy, 0, copy.length);
    }
    return copy;
  }

  @Override
  public @Nullable List<Value> entries(Value value) {
    if (!value.hasMembers()) {
      return null;
    }
    Value flat = entries.execute(value);
    return flat.isNull() ? null : Arguments.elements(flat);
  }

  @Override
  public Set<String> functionNames(Value table) {
    Set<String> names = new TreeSet<>();
    Arguments.elements(functionNames.execute(table)).forEach(each -> names.add(each.asString()));
    return names;
  }

  @Override
  public Value invoke(Value table, String name, @Nullable Object[] arguments) {
    return table.invokeMember(name, arguments);
  }

  @Override
  public Value presenting(Value function, ScriptType type, GraalInterpreter interpreter) {
    Value known = presentations.get(type);
    if (known == null) {
      known = presentation.execute(methods(type, interpreter));
      presentations.put(type, known);
    }
    return presenting.execute(function, known);
  }

  private static Object[] methods(ScriptType type, GraalInterpreter interpreter) {
    List<Object> methods = new ArrayList<>();
    for (ScriptMember each : type.functions()) {
      methods.add(each.name());
      methods.add(new HostMethod(interpreter, each));
      methods.add(each.variadic() ? Integer.MAX_VALUE : each.parameters().size());
    }
    return methods.toArray();
  }

  @Override
  public Value bare(Value value) {
    if (!value.hasMembers() || value.isProxyObject()) {
      return value;
    }
    Value found = bare.execute(value);
    return found.isProxyObject() ? found : value;
  }

  // GraalJS runs what waits for settled promises when the outermost call returns; so what is still
  // pending after one more call waits for something that happens later.
  @Override
  public @Nullable Object settle(Value result, GraalInterpreter interpreter) {
    if (!result.hasMembers() || result.isProxyObject() || !isPromise.execute(result).asBoolean()) {
      return null;
    }
    Value outcome = settle.execute(result);
    interpreter.rejections().handled(result);
    return outcome.getMember("state").asString().equals("pending")
        ? new PendingPromise(interpreter, outcome, this::settled)
        : settled(outcome);
  }

  /**
   * Returns the value of a promise that has settled.
   *
   * @throws PolyglotException if it was rejected
   */
  private Value settled(Value outcome) {
    Value value = outcome.getMember("value");
    return outcome.getMember("state").asString().equals("fulfilled")
        ? value
        : rethrow.execute(value);
  }

  @Override
  public Object await(Waiting waiting, GraalInterpreter interpreter) {
    Value deferred = defer.execute();
    interpreter
        .host()
        .whenDone(waiting, (result, failure) -> settle(deferred, result, failure, interpreter));
    return deferred.getMember("promise");
  }

  private static void settle(
      Value deferred,
      @Nullable Object result,
      @Nullable Throwable failure,
      GraalInterpreter interpreter) {
    interpreter.beginCall();
    try {
      Throwable why = failure;
      Object value = null;
      if (why == null) {
        try {
          value = interpreter.toGuest().convert(result);
        } catch (IllegalArgumentException e) {
          why = e;
        }
      }
      if (why == null) {
        deferred.getMember("resolve").executeVoid(value);
      } else {
        deferred.getMember("reject").executeVoid(error(why, interpreter));
      }
    } catch (PolyglotException e) {
      throw interpreter.failures().translate(e);
    } finally {
      interpreter.endCall();
    }
  }

  private static @Nullable Object error(Throwable failure, GraalInterpreter interpreter) {
    RuntimeException known =
        failure instanceof RuntimeException e ? e : new UndeclaredThrowableException(failure);
    return interpreter.failures().raise("await", known) instanceof PolyglotException raised
        ? raised.getGuestObject()
        : String.valueOf(failure.getMessage());
  }
}
