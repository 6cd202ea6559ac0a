package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.ZeroArgFunction;

/** Coroutines pass values and errors as they are, and hold no thread that outlives them. */
class CoroutineTest {

  static List<Lua> both() {
    return Lua.both();
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
            "main.lua:4: attempt to index a nil value",
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

  @Test
  void anErrorOfTheJvmIsNoErrorOfTheScript() {
    Globals globals = Sandbox.globals();
    LineTracker lines = new LineTracker();
    CoroutineFunctions.install(globals, lines);
    Coroutine coroutine =
        new Coroutine(
            globals,
            new ZeroArgFunction() {
              @Override
              public LuaValue call() {
                throw new AssertionError("stop");
              }
            },
            lines);
    assertThatThrownBy(() -> coroutine.resume(LuaValue.NONE))
        .isInstanceOf(AssertionError.class)
        .hasMessage("stop");
  }

  @ParameterizedTest
  @MethodSource("both")
  void closingTheInterpreterEndsWhatStillWaits(Lua lua) {
    lua.run(
        """
        keep = {}
        for i = 1, 100 do
          keep[i] = coroutine.create(function() pcall(coroutine.yield) error("not reached") end)
          coroutine.resume(keep[i])
        end
        """);
    Coroutine one = (Coroutine) lua.global("keep").get(1);
    assertThat(one.body().hasEnded()).isFalse();
    lua.interpreter().close();
    assertThat(one.body().hasEnded()).isTrue();
  }
}
