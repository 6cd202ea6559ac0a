package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.ZeroArgFunction;

/** Coroutines pass values and errors as they are, and hold no thread that outlives them. */
class CoroutineTest {

  static List<Lua> both() {
    return Lua.everyCoroutine();
  }

  static List<Lua> eachWay() {
    return Switch.ways().stream().map(way -> Lua.compiled(way.get())).toList();
  }

  @Test
  void continuationsAreUsedWhereTheJvmExportsThem() {
    boolean exported =
        Object.class.getModule().isExported("jdk.internal.vm", Switch.class.getModule());
    assertThat(Switch.maker().apply(() -> {}))
        .isInstanceOf(exported ? ContinuationSwitch.class : ThreadSwitch.class);
  }

  @ParameterizedTest
  @MethodSource("both")
  void anErrorReachesTheResumerAsItWasRaised(Lua lua) {
    assertThat(
            lua.run(
                """
                local function result(f) return select(2, coroutine.resume(coroutine.create(f))) end
                print(result(function() error({ code = 7 }) end).code)
                print(result(function() error("boom") end))
                print(result(function() local x; return x.y end))
                print(select(2, pcall(coroutine.wrap(function() error("boom") end))))
                """))
        .containsExactly(
            "7",
            "main.lua:3: boom",
            "main.lua:4: attempt to index a nil value (local 'x')",
            "main.lua:5: boom");
  }

  @ParameterizedTest
  @MethodSource("both")
  void anErrorThatIsNotCaughtIsReportedWhereItWasRaised(Lua lua) {
    assertThatThrownBy(() -> lua.run("coroutine.wrap(function()\n error('boom') end)()"))
        .isInstanceOfSatisfying(
            ScriptRaisedException.class,
            e -> assertThat(e.location()).contains(new ScriptLocation("main.lua", 2)))
        .hasMessage("boom");
  }

  @ParameterizedTest
  @MethodSource("both")
  void placesStayRightWhileACoroutineWaits(Lua lua) {
    assertThat(
            lua.run(
                """
                local f = coroutine.wrap(function()
                  coroutine.yield()
                  error("inside")
                end)
                f()
                print(select(2, pcall(function() error("outside") end)))
                print(select(2, pcall(f)))
                """))
        .containsExactly("main.lua:6: outside", "main.lua:3: inside");
  }

  @ParameterizedTest
  @MethodSource("both")
  void coroutinesThatResumeEachOtherWithoutEndAreAnError(Lua lua) {
    assertThat(
            lua.run(
                """
                local depth = 0
                local function nest()
                  depth = depth + 1
                  coroutine.wrap(nest)()
                end
                local ok, message = pcall(nest)
                print(ok, message:match("C stack overflow"), depth)
                """))
        .containsExactly("false\tC stack overflow\t201");
  }

  @ParameterizedTest
  @MethodSource("both")
  void theStatusIsToldAsLuaDoes(Lua lua) {
    assertThat(
            lua.run(
                """
                local main = coroutine.running()
                local co
                co = coroutine.create(function()
                  print(coroutine.status(co), coroutine.status(main), select(2, coroutine.running()))
                  coroutine.yield()
                end)
                print(coroutine.status(co), select(2, coroutine.running()))
                coroutine.resume(co)
                print(coroutine.status(co))
                coroutine.resume(co)
                print(coroutine.status(co), coroutine.resume(co))
                print(pcall(coroutine.yield))
                """))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("suspended\ttrue"),
            line -> assertThat(line).isEqualTo("running\tnormal\tfalse"),
            line -> assertThat(line).isEqualTo("suspended"),
            line -> assertThat(line).isEqualTo("dead\tfalse\tcannot resume dead coroutine"),
            line -> assertThat(line).startsWith("false").contains("outside a coroutine"));
  }

  @ParameterizedTest
  @MethodSource("both")
  void anErrorOfTheJvmIsNoErrorOfTheScript(Lua lua) {
    lua.globals()
        .set(
            "stop",
            new ZeroArgFunction() {
              @Override
              public LuaValue call() {
                throw new AssertionError("stop");
              }
            });
    assertThatThrownBy(() -> lua.run("coroutine.resume(coroutine.create(function() stop() end))"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("stop");
  }

  @ParameterizedTest
  @MethodSource("both")
  void yieldsCrossWhateverIsLua(Lua lua) {
    assertThat(
            lua.run(
                """
                local yield = coroutine.yield
                local object = setmetatable({}, {
                  __index = function(_, key) return yield("index " .. key) end,
                  __add = function(_, n) return yield("add " .. n) end,
                  __call = function(_, n) return yield("call " .. n) end,
                })
                local co = coroutine.wrap(function(...)
                  print("starts", ...)
                  print("pcall", select(2, pcall(function() error({ x = yield("pcall") }) end)).x)
                  print("index", object.x)
                  print("add", object + 1)
                  print("call", object(2))
                  for i in function(_, i) return yield("iterator") end do print("for", i) break end
                  local list = { 2, 1 }
                  table.sort(list, function(a, b) yield("sort") return a < b end)
                  print("sorted", list[1], list[2])
                  print("gsub", (("x"):gsub("x", function() return yield("gsub") end)))
                  print("inner", coroutine.wrap(function() yield("inner") end)())
                  return "ends", 2
                end)
                print(co("a", nil, "c"))
                for i = 1, 5 do print(co(i)) end
                local result
                repeat
                  result = { co("again") }
                until result[1] ~= "sort"
                print(unpack(result))
                print(co("y"))
                """))
        .containsExactly(
            "starts\ta\tnil\tc",
            "pcall",
            "pcall\t1",
            "index x",
            "index\t2",
            "add 1",
            "add\t3",
            "call 2",
            "call\t4",
            "iterator",
            "for\t5",
            "sort",
            "sorted\t1\t2",
            "gsub",
            "gsub\ty",
            "inner\tinner",
            "ends\t2");
  }

  @ParameterizedTest
  @MethodSource("both")
  void aYieldDoesNotCrossJava(Lua lua) {
    assertThat(
            lua.run(
                """
                local co = coroutine.wrap(function()
                  print(pcall(java.call, function() coroutine.yield("no") end))
                  java.call(function()
                    print(coroutine.wrap(function() coroutine.yield("its own") end)())
                  end)
                  coroutine.yield("fine")
                end)
                print(co())
                """))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("false").contains("attempt to yield across a call"),
            line -> assertThat(line).isEqualTo("its own"),
            line -> assertThat(line).isEqualTo("fine"));
  }

  @ParameterizedTest
  @MethodSource("both")
  void placesInsideACoroutineEndAtItsFunction(Lua lua) {
    assertThat(
            lua.run(
                """
                local function result(f) return select(2, coroutine.resume(coroutine.create(f))) end
                print(result(function() error("here", 1) end))
                print(result(function() error("nowhere", 2) end))
                """))
        .containsExactly("main.lua:2: here", "nowhere");
  }

  @ParameterizedTest
  @MethodSource("both")
  void anyThreadMayResume(Lua lua) throws Exception {
    lua.run(
        """
        local co = coroutine.wrap(function()
          for i = 1, 1000 do java.wait() coroutine.yield(i) end
        end)
        function go() return co() end
        """);
    ScriptFunction go = lua.function("go");
    List<Object> got = new CopyOnWriteArrayList<>();
    for (Thread.Builder kind : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
      for (int i = 0; i < 20; i++) {
        kind.start(() -> got.add(String.valueOf(go.call()))).join();
      }
    }
    assertThat(got).hasSize(40).startsWith("1", "2", "3").endsWith("39", "40");
  }

  @Test
  void manyVirtualThreadsWaitInsideCoroutinesAtOnce() throws Exception {
    List<Object> got = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      for (Lua lua : Lua.everyCoroutine()) {
        threads.add(
            Thread.ofVirtual()
                .start(
                    () ->
                        got.add(
                            lua.run(
                                """
                                local sum = 0
                                local co = coroutine.wrap(function()
                                  for i = 1, 10 do java.wait() coroutine.yield(i) end
                                end)
                                for i = 1, 10 do sum = sum + co() java.wait() end
                                print(sum)
                                """))));
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(got).hasSize(threads.size()).containsOnly(List.of("55"));
  }

  @ParameterizedTest
  @MethodSource("both")
  void theResumerKeepsItsMonitors(Lua lua) throws Exception {
    lua.run(
        """
        local co = coroutine.wrap(function()
          while true do java.wait() java.call(function() end) coroutine.yield() end
        end)
        function go() co() end
        """);
    ScriptFunction go = lua.function("go");
    Object first = new Object();
    Object second = new Object();
    List<Boolean> held = new CopyOnWriteArrayList<>();
    for (Thread.Builder kind : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
      kind.start(
              () -> {
                synchronized (first) {
                  go.call();
                  synchronized (second) {
                    go.call();
                    held.add(Thread.holdsLock(first) && Thread.holdsLock(second));
                  }
                }
                go.call();
                held.add(!Thread.holdsLock(first) && !Thread.holdsLock(second));
              })
          .join();
    }
    assertThat(held).containsExactly(true, true, true, true);
  }

  @ParameterizedTest
  @MethodSource("both")
  void anInterruptReachesTheCodeThatRuns(Lua lua) {
    lua.run(
        """
        local co = coroutine.wrap(function()
          while true do coroutine.yield(java.interrupted()) end
        end)
        function go() return co() end
        """);
    ScriptFunction go = lua.function("go");
    assertThat(go.call()).isEqualTo(false);
    Thread.currentThread().interrupt();
    assertThat(go.call()).isEqualTo(true);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(go.call()).isEqualTo(false);
  }

  @ParameterizedTest
  @MethodSource("eachWay")
  void aHundredThousandMayLive(Lua lua) {
    assertThat(
            lua.run(
                """
                local all, sum = {}, 0
                for i = 1, 100000 do
                  all[i] = coroutine.wrap(function() coroutine.yield(i) return -i end)
                  sum = sum + all[i]()
                end
                print(sum)
                for i = 1, 100000 do sum = sum + all[i]() end
                print(sum)
                """))
        .containsExactly("5000050000", "0");
  }

  @ParameterizedTest
  @MethodSource("both")
  void whatIsAbandonedIsCollected(Lua lua) {
    lua.run(
        """
        plain = coroutine.create(function() coroutine.yield() end)
        coroutine.resume(plain)
        fresh = coroutine.create(function() end)
        own = coroutine.create(function()
          local self = coroutine.running()
          coroutine.yield()
          print(self)
        end)
        coroutine.resume(own)
        """);
    List<WeakReference<LuaValue>> references = new ArrayList<>();
    for (String name : List.of("plain", "fresh", "own")) {
      references.add(new WeakReference<>(lua.global(name)));
      lua.globals().set(name, LuaValue.NIL);
    }
    assertThat(references).allSatisfy(CoroutineTest::isCollected);
  }

  @Test
  void coroutinesGoWithTheirInterpreter() {
    List<WeakReference<LuaValue>> references = new ArrayList<>();
    for (Supplier<Function<Runnable, Switch>> way : Switch.ways()) {
      references.add(closedWithOneThatWaits(way.get()));
    }
    assertThat(references).allSatisfy(CoroutineTest::isCollected);
  }

  private static WeakReference<LuaValue> closedWithOneThatWaits(Function<Runnable, Switch> way) {
    Lua lua = Lua.compiled(way);
    lua.run("keep = coroutine.wrap(function() pcall(coroutine.yield) end) keep()");
    lua.interpreter().close();
    return new WeakReference<>(lua.global("keep"));
  }

  private static void isCollected(WeakReference<LuaValue> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
      LockSupport.parkNanos(10_000_000); // a virtual thread that ends may still be on its carrier
    }
    assertThat(reference.get()).isNull();
  }
}
