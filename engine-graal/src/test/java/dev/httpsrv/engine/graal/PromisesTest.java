package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ScriptRaisedException;
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
          .hasMessage("no");
    }
  }

  @Test
  void aPromiseThatNothingCanSettleIsAnError() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "function f() { return new Promise(() => {}); }");
      assertThatThrownBy(() -> scripts.call("f"))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessageContaining("not supported yet");
    }
  }

  @Test
  void aCoroutineOfPythonIsAnError() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load("main", "async def f(): return 1");
      assertThatThrownBy(() -> scripts.call("f"))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessageContaining("async def");
    }
  }
}
