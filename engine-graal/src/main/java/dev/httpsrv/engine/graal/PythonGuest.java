package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.ThreadLocalAction;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.Script;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Python: scripts are modules. */
final class PythonGuest implements WalkedGuest {

  static final String LANGUAGE = "python";

  /** What GraalPy says where Java is called with arguments by name. */
  private static final Pattern BY_NAME =
      Pattern.compile(
          "TypeError: (?:invalid instantiation of foreign object"
              + "|\\w*\\.?__call__\\(\\) (?:got an unexpected keyword argument|takes no keyword).*)");

  /** What GraalPy says of an object of Java without a member. */
  private static final String FOREIGN = "AttributeError: foreign object has no attribute '%s'";

  // GraalVM compiled all of this as one function for 12 s and in 700 MB of heap, and then gave up.
  private static final Source PRINTING = Prelude.read(LANGUAGE, "printing.py");
  private static final Source MODULES = Prelude.read(LANGUAGE, "modules.py");
  private static final Source ERRORS = Prelude.read(LANGUAGE, "errors.py");
  private static final Source VALUES = Prelude.read(LANGUAGE, "values.py");
  private static final Source REFUSALS = Prelude.read(LANGUAGE, "refusals.py");

  private final Value asBytes;
  private final Value causeOf;
  private final Value compile;
  private final Value complete;
  private final Value earlier;
  private final Value entries;
  private final Value find;
  private final Value functionNames;
  private final Value integer;
  private final Value isCoroutine;
  private final Value isFloat;
  private final Value library;
  private final Value listing;
  private final Value mapping;
  private final Value member;
  private final Value members;
  private final Value raise;
  private final Value remember;
  private final Value results;
  private final Value run;
  private final Value syntaxError;
  private final Value toBytes;
  private final Value trace;
  private final Value where;
  private final Value zeroBased;

  /** Scripts' files by their absolute paths: where Python reaches files, it calls them so. */
  private final Map<String, String> files = new HashMap<>();

  PythonGuest(Context context, Shape.HostFunctions host) {
    context.eval(PRINTING).executeVoid(host.print());
    Value modules = context.eval(MODULES).execute(host.locate(), host.run());
    Value errors = context.eval(ERRORS).execute();
    Value values = context.eval(VALUES).execute();
    context.eval(REFUSALS).executeVoid(host.sandbox() == SandboxPreset.TRUSTED);
    this.compile = modules.getHashValue("compile");
    this.find = modules.getHashValue("find");
    this.library = modules.getHashValue("library");
    this.run = modules.getHashValue("run");
    this.causeOf = errors.getHashValue("cause_of");
    this.earlier = errors.getHashValue("earlier");
    this.members = errors.getHashValue("members");
    this.raise = errors.getHashValue("raise");
    this.remember = errors.getHashValue("remember");
    this.syntaxError = errors.getHashValue("syntax_error");
    this.trace = errors.getHashValue("trace");
    this.where = errors.getHashValue("where");
    this.asBytes = values.getHashValue("as_bytes");
    this.complete = values.getHashValue("complete");
    this.entries = values.getHashValue("entries");
    this.functionNames = values.getHashValue("function_names");
    this.integer = values.getHashValue("integer");
    this.isCoroutine = values.getHashValue("is_coroutine");
    this.isFloat = values.getHashValue("is_float");
    this.listing = values.getHashValue("listing");
    this.mapping = values.getHashValue("mapping");
    this.member = values.getHashValue("member");
    this.results = values.getHashValue("results");
    this.toBytes = values.getHashValue("to_bytes");
    this.zeroBased = values.getHashValue("zero_based");
  }

  @Override
  public void bind(List<String> paths, Map<String, @Nullable Object> members) {
    library.executeVoid(Arguments.library(paths, members));
  }

  @Override
  public void run(GraalScript prepared) {
    Script script = prepared.script();
    files.put(Path.of(script.file()).toAbsolutePath().normalize().toString(), script.file());
    Value code;
    try {
      code = compile.execute(latin1(script.source()), script.file());
    } catch (PolyglotException e) {
      if (e.isGuestException() && e.getGuestObject() != null) {
        remember.executeVoid(e.getGuestObject(), new HostCause(syntaxException(script, e)));
      }
      throw e;
    }
    run.executeVoid(code, script.name(), script.file());
  }

  private ScriptSyntaxException syntaxException(Script script, PolyglotException e) {
    Value described = syntaxError.execute(e.getGuestObject());
    return new ScriptSyntaxException(
        new ScriptLocation(script.file(), described.getArrayElement(0).asInt()),
        described.getArrayElement(1).asString());
  }

  @Override
  public @Nullable Value find(GraalScript script, String name) {
    Value found = find.execute(script.script().name(), name);
    return found.isNull() ? null : found;
  }

  @Override
  public List<ScriptFrame> callers() {
    return frames(where.execute());
  }

  // GraalVM knows only the functions of Python's frames, and lets code run at a safepoint.
  @Override
  public List<ScriptFrame> paused(ThreadLocalAction.Access safepoint) {
    return callers();
  }

  // Frames of compiled code have no place in the polyglot stack trace; Python's own has them.
  @Override
  public List<ScriptFrame> frames(PolyglotException error) {
    Value raised = error.getGuestObject();
    return raised == null || !raised.isException() ? List.of() : frames(trace.execute(raised));
  }

  private List<ScriptFrame> frames(Value triples) {
    List<ScriptFrame> frames = new ArrayList<>();
    for (Value each : Arguments.elements(triples)) {
      frames.add(
          new ScriptFrame(
              each.getArrayElement(2).asString(),
              new ScriptLocation(
                  file(each.getArrayElement(0).asString()), each.getArrayElement(1).asInt())));
    }
    return frames;
  }

  private String file(String named) {
    return files.getOrDefault(named, named);
  }

  @Override
  public String message(PolyglotException error, @Nullable MissingMember missing) {
    String message = String.valueOf(error.getMessage());
    if (missing != null && message.equals(FOREIGN.formatted(missing.name()))) {
      return "AttributeError: " + missing.told();
    }
    return BY_NAME.matcher(message).matches()
        ? "TypeError: a function of httpsrv takes its arguments by position, not by name"
        : message;
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
  public Value earlier(Value error) {
    return earlier.execute(error);
  }

  @Override
  public @Nullable Value members(Value error) {
    Value list = members.execute(error);
    return list.isNull() ? null : list;
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
    return integer.execute(number.toString());
  }

  @Override
  public Object number(Value number) {
    if (isFloat.execute(number).asBoolean()) {
      return number.asDouble();
    }
    return number.fitsInLong() ? (Object) number.asLong() : (Object) number.asBigInteger();
  }

  @Override
  public Parts parts(Value value) {
    if (value.hasHashEntries()) {
      Value flat = entries.execute(value);
      if (!flat.isNull()) {
        return new Parts.Entries(Arguments.elements(flat));
      }
    }
    if (value.hasArrayElements()) {
      return new Parts.Items(Arguments.elements(value));
    }
    return new Parts.Unfit(value.canExecute() ? "a function" : "an object");
  }

  @Override
  public Object bytes(byte[] bytes) {
    return toBytes.execute(latin1(bytes));
  }

  // Python makes bytes of Java's buffers one by one; a string of one byte a character is copied.
  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public Object map(@Nullable Object[] keysAndValues) {
    return mapping.execute(keysAndValues);
  }

  @Override
  public Object list(@Nullable Object[] items, boolean zero) {
    return zero ? zeroBased.execute(items) : listing.execute(items);
  }

  @Override
  public Object results(@Nullable Object[] items) {
    return results.execute(items);
  }

  // Not by hasBufferElements alone: tuples claim to be buffers too.
  @Override
  public byte @Nullable [] bytesOf(Value value) {
    if (!value.hasBufferElements()) {
      return null;
    }
    Value bytes = asBytes.execute(value);
    if (bytes.isNull()) {
      return null;
    }
    byte[] copy = new byte[Math.toIntExact(bytes.getBufferSize())];
    if (copy.length > 0) {
      bytes.readBuffer(0, copy, 0, copy.length);
    }
    return copy;
  }

  @Override
  public @Nullable List<Value> entries(Value map) {
    if (!map.hasHashEntries()) {
      return null;
    }
    Value flat = entries.execute(map);
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
    return member.execute(table, name).execute(arguments);
  }

  @Override
  public @Nullable Object settle(Value result, GraalInterpreter interpreter) {
    if (result.isProxyObject() || !isCoroutine.execute(result).asBoolean()) {
      return null;
    }
    Value outcome = complete.execute(result);
    if (outcome.getArrayElement(0).asBoolean()) {
      return outcome.getArrayElement(1);
    }
    throw new ScriptRaisedException(
        "the handler's coroutine waits; waiting for something outside the script is not supported"
            + " yet",
        List.of(),
        null);
  }
}
