package dev.httpsrv.engine.graal;

import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptProperty;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.spi.Interpreter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A library with a function for each kind of value. */
// DoNotCallSuggester: scripts call what always throws; that is what it is for.
@SuppressWarnings("DoNotCallSuggester")
@ScriptLibrary({"msys.probe", "msys.extended.probe"})
public final class Probe {

  final ScriptSyntaxException unparsable =
      new ScriptSyntaxException(new ScriptLocation("unparsable", 7), "no script at all");
  final IllegalArgumentException notThat = new IllegalArgumentException("not that");
  final ArithmeticException secret = new ArithmeticException("secret");

  @Nullable Object seen;
  @Nullable Interpreter interpreter;
  @Nullable ScriptLocation location;

  final CountDownLatch started = new CountDownLatch(1);
  volatile boolean done;
  Runnable applied = () -> {};

  /** Returns what a script passed last. */
  <T> T seen(Class<T> type) {
    return Objects.requireNonNull(type.cast(seen));
  }

  @ScriptProperty("ANSWER")
  public long answer() {
    return 42;
  }

  @ScriptName("text")
  public String text(String value) {
    seen = value;
    return value;
  }

  @ScriptName("optional")
  public @Nullable String optional(String first, @Nullable String second) {
    seen = first;
    return second;
  }

  @ScriptName("bytes")
  public byte[] bytes(byte[] value) {
    seen = value;
    return value;
  }

  @ScriptName("utf8")
  public EncodedText utf8(byte[] value) {
    return new EncodedText(value, "UTF-8");
  }

  @ScriptName("integer")
  public int integer(int value) {
    seen = value;
    return value;
  }

  @ScriptName("whole")
  public long whole(long value) {
    seen = value;
    return value;
  }

  @ScriptName("number")
  public double number(double value) {
    seen = value;
    return value;
  }

  @ScriptName("flag")
  public boolean flag(boolean value) {
    seen = value;
    return value;
  }

  @ScriptName("apply")
  public @Nullable Object apply(ScriptFunction function, @Nullable Object argument) {
    applied.run();
    return function.call(argument);
  }

  @ScriptName("reference")
  public void reference(FunctionReference function) {
    seen = function;
    location = Objects.requireNonNull(interpreter).callSite().orElse(null);
  }

  @ScriptName("table")
  public void table(ScriptTable table) {
    seen = table;
  }

  @ScriptName("map")
  public Map<String, String> map(Map<String, String> map) {
    seen = map;
    return map;
  }

  @ScriptName("data")
  public ScriptData data(ScriptData data) {
    seen = data;
    return data;
  }

  @ScriptName("list")
  public List<String> list() {
    return List.of("a", "b");
  }

  @ScriptName("several")
  public Results several() {
    return Results.of(null, "why", 3);
  }

  @ScriptName("keep")
  public void keep(@Nullable Object value) {
    seen = value;
  }

  @ScriptName("kept")
  public @Nullable Object kept() {
    return seen;
  }

  @ScriptName("thing")
  public Thing thing() {
    return new Thing("one", List.of("zero", "one"));
  }

  @ScriptName("other")
  public Other other() {
    return new Other();
  }

  @ScriptName("take")
  public String take(Thing thing) {
    seen = thing;
    return thing.name();
  }

  @ScriptName("start")
  public void start() {
    started.countDown();
  }

  @ScriptName("done")
  public boolean done() {
    return done;
  }

  @ScriptName("illegal")
  public void illegal() {
    throw notThat;
  }

  @ScriptName("state")
  public void state() {
    throw new IllegalStateException("not now");
  }

  @ScriptName("crash")
  public void crash() {
    throw secret;
  }

  @ScriptName("overflow")
  public void overflow() {
    throw new StackOverflowError();
  }

  /** An object with members. */
  public record Thing(
      @ScriptProperty("name") String name,
      @ScriptProperty(value = "argv", zeroBased = true) List<String> argv) {

    @ScriptName("greet")
    public String greet(String whom) {
      return "hello " + whom + " from " + name;
    }

    @ScriptName("fail")
    public void fail() {
      throw new IllegalStateException("fail: not now");
    }

    @ScriptProperty("broken")
    public String broken() {
      throw new IllegalStateException("broken: not readable");
    }
  }

  /** An object of another class. */
  public static final class Other {}

  /** The library that the others are in. */
  @ScriptLibrary("msys")
  public static final class Root {

    @ScriptName("rootFunction")
    public String rootFunction() {
      return "root";
    }
  }
}
