package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.spi.PendingResult;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PromisesTest {

  @Test
  void whatAnAsyncFunctionReturnsIsTheResult() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "async function f() { await null; await 1; return 7; }");
      assertThat(scripts.call("f")).isEqualTo(7L);
    }
  }

  @Test
  void whatAnAsyncFunctionThrowsIsRaised() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "async function f() {\n  await null;\n  throw new Error('late');\n}");
      assertThatThrownBy(() -> scripts.call("f"))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessage("Error: late");
      scripts.load("reject", "function f() { return Promise.reject('no'); }");
      assertThatThrownBy(() -> scripts.function("reject", "f").orElseThrow().call())
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessage("raised \"no\"");
    }
  }

  @Test
  void theErrorOfAnAsyncFunctionHasItsPlace() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with(
              "lib", "exports.fail = async () => {\n  await null;\n  throw new Error('deep');\n};")
          .load(
              "main",
              """
              const { fail } = require('./lib');
              async function f() {
                await fail();
              }
              async function g() {
                throw new TypeError('at once');
              }
              async function h() { await null; throw { code: 7 }; }
              async function i() { await null; throw 'text'; }
              async function j() { await null; throw undefined; }
              async function k() {
                await null;
                msys.probe.illegal();
              }
              """);
      ScriptRaisedException deep =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("f"));
      assertThat(deep).hasMessage("Error: deep");
      assertThat(deep.location()).contains(new ScriptLocation("lib.js", 3));
      ScriptRaisedException atOnce =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("g"));
      assertThat(atOnce).hasMessage("TypeError: at once");
      assertThat(atOnce.location()).contains(new ScriptLocation("main.js", 6));
      assertThatThrownBy(() -> scripts.call("h")).isInstanceOf(ScriptRaisedException.class);
      assertThatThrownBy(() -> scripts.call("i")).hasMessage("raised \"text\"");
      assertThatThrownBy(() -> scripts.call("j")).hasMessage("raised nothing");
      ScriptRaisedException host =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("k"));
      assertThat(host).hasMessage("Error: not that").hasCause(scripts.probe.notThat);
      assertThat(host.location()).contains(new ScriptLocation("main.js", 13));
    }
  }

  @Test
  void whatNobodyHandlesIsToldWithItsPlaceWhenTheCallHasEnded() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          async function fail(error) {
            throw error;
          }
          function f() {
            fail(new TypeError('alone'));
            fail({ code: 7 });
            return 1;
          }
          async function handled() {
            const failing = fail(new Error('caught'));
            await null;
            return failing.catch(() => 2);
          }
          async function raised() { await fail(new Error('raised')); }
          async function followed() { return fail(new Error('followed')); }
          """);
      assertThat(scripts.call("f")).isEqualTo(1L);
      assertThat(scripts.unhandled)
          .extracting(Throwable::getMessage)
          .containsExactly("TypeError: alone", "raised {\"code\": 7}");
      assertThat(((ScriptRaisedException) scripts.unhandled.getFirst()).location())
          .contains(new ScriptLocation("main.js", 5));
      assertThat(scripts.call("handled")).isEqualTo(2L);
      assertThatThrownBy(() -> scripts.call("raised")).hasMessage("Error: raised");
      assertThatThrownBy(() -> scripts.call("followed")).hasMessage("Error: followed");
      assertThat(scripts.unhandled).hasSize(2);
    }
  }

  @Test
  void whatNobodyHandlesWhileAScriptLoadsIsToldAndAnErrorOfLoadingOnlyOnce() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "Promise.reject(new Error('alone')); function f() { return 1; }");
      assertThat(scripts.call("f")).isEqualTo(1L);
      assertThat(scripts.unhandled)
          .extracting(Throwable::getMessage)
          .containsExactly("Error: alone");
      for (String raising :
          List.of("throw new Error('x');", "await Promise.reject(new Error('x'));")) {
        scripts.module("module" + raising.length(), raising);
        assertThatThrownBy(() -> scripts.load("module" + raising.length())).hasMessage("Error: x");
      }
      assertThat(scripts.unhandled).hasSize(1);
    }
  }

  @Test
  void aThousandPromisesThatNobodyHandlesAreToldByAFew() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main", "function f() { for (let i = 0; i < 1000; i++) Promise.reject(i); return 1; }");
      assertThat(scripts.call("f")).isEqualTo(1L);
      assertThat(scripts.unhandled).hasSizeBetween(1, 100);
    }
  }

  @Test
  void aPromiseThatAnotherCallSettlesIsPendingUntilThen() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          let wake;
          async function f() { await new Promise((resolve) => { wake = resolve; }); return 'woken'; }
          async function fine() { await null; return 1; }
          function settle() { wake(); return 2; }
          """);
      PendingResult pending = (PendingResult) Objects.requireNonNull(scripts.call("f"));
      AtomicBoolean settled = new AtomicBoolean();
      pending.whenSettled(() -> settled.set(true));
      assertThat(scripts.call("fine")).isEqualTo(1L);
      assertThat(settled).isFalse();
      assertThatThrownBy(pending::result).isInstanceOf(IllegalStateException.class);
      assertThat(scripts.call("settle")).isEqualTo(2L);
      assertThat(settled).isTrue();
      assertThat(pending.result()).isEqualTo("woken");
      assertThat(scripts.call("fine")).isEqualTo(1L);
    }
  }

  @Test
  void thenablesAndOtherValuesCanBeAwaited() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          async function* three() { yield 1; yield Promise.resolve(2); yield 3; }
          async function f() {
            let sum = await { then: (resolve) => resolve(10) };
            for await (const each of three()) { sum += each; }
            for (const each of await Promise.all([1, Promise.resolve(2)])) { sum += each; }
            try { await Promise.reject(new Error('caught')); } catch { sum += 100; }
            return sum;
          }
          """);
      assertThat(scripts.call("f")).isEqualTo(119L);
    }
  }

  @Test
  void whatACoroutineOfPythonReturnsIsTheResult() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          """
          async def inner(x):
            return x + 1

          async def f():
            return await inner(1) + await inner(2)

          async def nothing(): pass

          class Manager:
            async def __aenter__(self): return 5
            async def __aexit__(self, *error): print('left')

          async def items():
            yield 1
            yield 2

          async def g():
            async with Manager() as five:
              return five + sum([each async for each in items()])
          """);
      assertThat(scripts.call("f")).isEqualTo(5L);
      assertThat(scripts.call("nothing")).isNull();
      assertThat(scripts.call("g")).isEqualTo(8L);
      assertThat(scripts.printed).containsExactly("left");
    }
  }

  @Test
  void whatACoroutineOfPythonRaisesIsRaisedWithItsPlace() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          """
          async def inner():
            raise ValueError('deep')

          async def f():
            await inner()
          """);
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("f"));
      assertThat(e).hasMessage("ValueError: deep");
      assertThat(e.stack())
          .containsExactly(
              new ScriptFrame("inner", new ScriptLocation("main.py", 2)),
              new ScriptFrame("f", new ScriptLocation("main.py", 5)));
    }
  }

  @Test
  void aCoroutineOfPythonThatWaitsIsAnErrorAndTheInterpreterGoesOn() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          """
          import asyncio

          async def f():
            try:
              await asyncio.sleep(0)
            finally:
              print('closed')

          async def stubborn():
            while True:
              try:
                await asyncio.sleep(0)
              except BaseException:
                pass

          async def future(): await asyncio.Future()

          async def fine(): return 1
          """);
      for (String each : new String[] {"f", "stubborn"}) {
        assertThatThrownBy(() -> scripts.call(each))
            .as(each)
            .isInstanceOf(ScriptRaisedException.class)
            .hasMessageContaining("not supported yet");
      }
      assertThatThrownBy(() -> scripts.call("future")).isInstanceOf(ScriptRaisedException.class);
      assertThat(scripts.call("fine")).isEqualTo(1L);
      assertThat(scripts.printed).containsExactly("closed");
    }
  }
}
