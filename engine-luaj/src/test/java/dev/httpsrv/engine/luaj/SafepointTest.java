package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.ZeroArgFunction;

/** A call that computes can be made to pause or to end, whatever it computes. */
@Timeout(60)
class SafepointTest {

  /** Scripts without end, each in its own way. */
  private static final List<String> ENDLESS =
      List.of(
          "begun() while true do end",
          "begun() repeat until false",
          "begun() for i = 1, math.huge do end",
          "begun() for i = 1, 2, 1e-300 do end",
          "begun() for _ in function() return 1 end do end",
          "begun() ::top:: goto top",
          "local i = 0 begun() ::top:: i = i + 1 if i > 0 then goto top end",
          "local function f() return f() end begun() f()",
          "local function f(n) return n < 2 and n or f(n - 1) + f(n - 2) end begun() f(200)",
          "local function f() return 1 + f() end begun() while true do pcall(f) end",
          "local o = setmetatable({}, { __index = function(o, k) return o[k + 1] or 1 end })"
              + " begun() while true do pcall(function() return o[1] end) end",
          "begun() pcall(function() while true do end end)",
          "begun() while true do pcall(function() while true do end end) end",
          "begun() while true do xpcall(function() while true do end end, print) end",
          "begun() xpcall(error, function() while true do end end)",
          "begun() load('while true do end')()",
          "begun() load(function() return ' ' end)",
          "begun() table.sort({ 1, 2, 3 }, function() while true do end end)",
          "begun() ; ('x'):gsub('x', function() while true do end end)",
          "begun() ; (('a'):rep(99)):find(('a*'):rep(99) .. 'b')",
          "local s = ('a'):rep(99) begun() s:gsub(('.-'):rep(99) .. 'b', '')",
          "local format = ('%c'):rep(2^20) begun() while true do pcall(os.date, format) end",
          "local text = ('\\0'):rep(2^20) begun() while true do ('%q'):format(text) end",
          "begun() for _ in (('a'):rep(99)):gmatch(('a?'):rep(99) .. 'b') do end",
          "begun() coroutine.wrap(function() while true do end end)()",
          "begun() pcall(coroutine.wrap(function() pcall(function() while true do end end) end))",
          "local co = coroutine.create(function() while true do end end)"
              + " begun() while true do coroutine.resume(co) end",
          "local co = coroutine.wrap(function() while true do coroutine.yield() end end)"
              + " begun() while true do co() end",
          "local function nest(n) if n == 0 then begun() while true do end end"
              + " pcall(coroutine.wrap(function() nest(n - 1) end)) end nest(3)",
          "begun() while true do java.call(function() end) end",
          "begun() java.call(function() while true do end end)",
          "begun() java.call(function() pcall(coroutine.wrap(function() while true do end end)) end)");

  static Stream<Lua> every() {
    return Lua.everyCoroutine().stream();
  }

  static Stream<Arguments> endless() {
    return ENDLESS.stream().flatMap(script -> every().map(lua -> Arguments.of(lua, script)));
  }

  @ParameterizedTest
  @MethodSource("endless")
  void anErrorEndsWhateverIsEndless(Lua lua, String script) throws Exception {
    OngoingRun run = OngoingRun.of(lua, script);
    Stop stop = new Stop();
    run.atSafepoint(
        () -> {
          throw stop;
        });
    assertThat(run.raised()).isSameAs(stop);
    assertThat(lua.run("print('goes on')")).containsExactly("goes on");
  }

  @ParameterizedTest
  @MethodSource("endless")
  void anActionRunsInTheCallsThread(Lua lua, String script) throws Exception {
    OngoingRun run = OngoingRun.of(lua, script);
    AtomicReference<Thread> ranIn = new AtomicReference<>();
    CountDownLatch ran = new CountDownLatch(1);
    run.atSafepoint(
        () -> {
          ranIn.set(Thread.currentThread());
          ran.countDown();
        });
    ran.await();
    assertThat(ranIn).hasValue(run.thread());
    assertThat(run.isOver()).isFalse();
    stop(run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.date(text)",
        "text:format()",
        "('%q'):format(text)",
        "text:find('x', 1, true)"
      })
  void whatGoesThroughATextPollsAllTheWay(String call) {
    Lua lua = Lua.compiled();
    lua.globals().set("text", "%%".repeat(1000));
    PollCount count = new PollCount(lua);
    count.run();
    lua.run("local result = " + call);
    count.end();
    assertThat(count.polls).isGreaterThanOrEqualTo(1000);
  }

  @ParameterizedTest
  @MethodSource("every")
  void aPausedCallGoesOnWhereItWas(Lua lua) throws Exception {
    OngoingRun run =
        OngoingRun.of(
            lua,
            """
            local function sum(n) local s = 0 for i = 1, n do s = s + i end return s end
            local co = coroutine.wrap(function(n) while true do n = coroutine.yield(sum(n)) end end)
            begun()
            local rounds, same = 0, true
            repeat
              rounds = rounds + 1
              same = same and sum(100) == 5050 and co(100) == 5050
            until enough
            print(same, rounds > 0)
            """);
    for (int i = 0; i < 100; i++) {
      CyclicBarrier both = new CyclicBarrier(2);
      run.atSafepoint(() -> await(both));
      await(both);
    }
    run.atSafepoint(() -> lua.globals().set("enough", LuaValue.TRUE));
    assertThat(run.printed()).containsExactly("true\ttrue");
  }

  @ParameterizedTest
  @MethodSource("every")
  void theInterpreterServesOthersWhileACallPauses(Lua lua) throws Exception {
    lua.run("function other() error('from elsewhere') end");
    OngoingRun run =
        OngoingRun.of(
            lua,
            """
            print(coroutine.wrap(function()
              begun()
              repeat until enough
              print(select(2, pcall(function() error("its own") end)))
              return select(2, coroutine.running())
            end)())
            """);
    CyclicBarrier both = new CyclicBarrier(2);
    run.atSafepoint(
        () -> {
          Runnable resume = lua.interpreter().pause();
          await(both);
          await(both);
          resume.run();
        });
    await(both);
    assertThat(lua.global("pcall").invoke(lua.global("other")).arg(2).tojstring())
        .isEqualTo("main.lua:1: from elsewhere");
    assertThat(lua.global("coroutine").get("running").invoke().arg(2).toboolean()).isTrue();
    await(both);
    run.atSafepoint(() -> lua.globals().set("enough", LuaValue.TRUE));
    assertThat(run.printed()).containsExactly("main.lua:4: its own", "false");
  }

  @ParameterizedTest
  @MethodSource("every")
  void whoHasTheInterpreterIsLeftAloneByACallThatEndsWhileItPauses(Lua lua) throws Exception {
    PausingCall pausing = new PausingCall(lua);
    lua.globals().set("pause", pausing);
    pausing.run =
        OngoingRun.of(
            lua,
            """
            local function nested() begun() pause() end
            coroutine.wrap(function() nested() end)()
            """);
    await(pausing.both);
    lua.globals().set("other_ends", pausing.new End());
    assertThat(
            lua.run(
                """
                local function fails() other_ends() error("its own") end
                local co = coroutine.wrap(function()
                  print(select(2, pcall(fails)))
                  coroutine.yield()
                  return select(2, coroutine.running())
                end)
                co()
                print(co())
                """))
        .containsExactly("main.lua:1: its own", "false");
  }

  @ParameterizedTest
  @MethodSource("every")
  void anInterruptReachesAnActionInsideACoroutine(Lua lua) throws Exception {
    OngoingRun run =
        OngoingRun.of(lua, "coroutine.wrap(function() begun() while true do end end)()");
    CountDownLatch waits = new CountDownLatch(1);
    AtomicInteger interrupts = new AtomicInteger();
    run.atSafepoint(
        () -> {
          waits.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupts.incrementAndGet();
            throw new Stop();
          }
        });
    waits.await();
    run.thread().interrupt();
    assertThat(run.raised()).isInstanceOf(Stop.class);
    assertThat(interrupts).hasValue(1);
  }

  @ParameterizedTest
  @MethodSource("every")
  void anActionThatIsWithdrawnDoesNotRun(Lua lua) throws Exception {
    lua.run("function over() return not going end");
    AtomicInteger runs = new AtomicInteger();
    Runnable withdraw =
        lua.interpreter().atSafepoint(Thread.currentThread(), runs::incrementAndGet);
    withdraw.run();
    withdraw.run();
    lua.run("for i = 1, 10 do over() end");
    assertThat(runs).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("every")
  void anActionRunsOnceOrIsWithdrawn(Lua lua) throws Exception {
    OngoingRun run = OngoingRun.of(lua, "begun() while true do end");
    for (int i = 0; i < 1000; i++) {
      AtomicInteger runs = new AtomicInteger();
      CountDownLatch next = new CountDownLatch(1);
      run.atSafepoint(runs::incrementAndGet).run();
      // Another action comes after it, so whatever was to run has run.
      run.atSafepoint(next::countDown);
      next.await();
      assertThat(runs).hasValueLessThanOrEqualTo(1);
    }
    stop(run);
  }

  @Test
  void actionsForOneThreadRunInTheOrderOfTheirRequests() {
    Lua lua = Lua.compiled();
    StringBuffer order = new StringBuffer();
    for (String name : List.of("a", "b", "c")) {
      lua.interpreter().atSafepoint(Thread.currentThread(), () -> order.append(name));
    }
    lua.run("for i = 1, 10 do end");
    assertThat(order).hasToString("abc");
  }

  @Test
  void anActionThatThrowsLeavesTheNextToTheNextCall() throws Exception {
    Lua lua = Lua.compiled();
    OngoingRun first = OngoingRun.of(lua, "begun() while true do end");
    AtomicInteger runs = new AtomicInteger();
    CyclicBarrier both = new CyclicBarrier(2);
    first.atSafepoint(
        () -> {
          await(both);
          await(both);
          throw new Stop();
        });
    await(both);
    Runnable withdraw = first.atSafepoint(runs::incrementAndGet);
    await(both);
    assertThat(first.raised()).isInstanceOf(Stop.class);
    withdraw.run();
    assertThat(runs).hasValue(0);
  }

  @ParameterizedTest
  @MethodSource("every")
  void aRequestTouchesNoOtherThread(Lua lua) throws Exception {
    Lua neighbour = Lua.interpreted();
    OngoingRun one = onPlatformThread(lua, "begun() while true do end");
    OngoingRun other = onPlatformThread(neighbour, "begun() repeat until enough print('ended')");
    AtomicInteger runs = new AtomicInteger();
    Runnable withdraw =
        lua.interpreter().atSafepoint(Thread.currentThread(), runs::incrementAndGet);
    stop(one);
    assertThat(other.isOver()).isFalse();
    other.atSafepoint(() -> neighbour.globals().set("enough", LuaValue.TRUE));
    assertThat(other.printed()).containsExactly("ended");
    withdraw.run();
    assertThat(runs).hasValue(0);
  }

  private static OngoingRun onPlatformThread(Lua lua, String source) throws Exception {
    return OngoingRun.of(lua, source, Thread.ofPlatform());
  }

  private static void stop(OngoingRun run) throws InterruptedException {
    run.atSafepoint(
        () -> {
          throw new Stop();
        });
    assertThat(run.raised()).isInstanceOf(Stop.class);
  }

  private static void await(CyclicBarrier both) {
    try {
      both.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Pauses the call, which then ends without having its interpreter again. */
  private static final class PausingCall extends ZeroArgFunction {

    private final CyclicBarrier both = new CyclicBarrier(2);
    private final Lua lua;
    private @Nullable OngoingRun run;

    PausingCall(Lua lua) {
      this.lua = lua;
    }

    @Override
    public LuaValue call() {
      lua.interpreter().pause();
      await(both);
      await(both);
      throw new Stop();
    }

    /** Has it end, and waits for that. */
    private final class End extends ZeroArgFunction {

      @Override
      public LuaValue call() {
        await(both);
        try {
          assertThat(Objects.requireNonNull(run).raised()).isInstanceOf(Stop.class);
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
        return NIL;
      }
    }
  }

  /** Counts the polls of this thread's call, from its first run to its end. */
  private static final class PollCount implements Runnable {

    private final Lua lua;
    private int polls;
    private Runnable withdraw = () -> {};

    PollCount(Lua lua) {
      this.lua = lua;
    }

    @Override
    public void run() {
      polls++;
      withdraw = lua.interpreter().atSafepoint(Thread.currentThread(), this);
    }

    void end() {
      withdraw.run();
    }
  }

  private static final class Stop extends Error {

    private static final long serialVersionUID = 1;
  }
}
