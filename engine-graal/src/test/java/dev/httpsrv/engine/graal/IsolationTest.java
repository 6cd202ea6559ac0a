package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptRaisedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typeof Java + typeof Packages + typeof java + typeof Polyglot + typeof load + typeof"
            + " Graal",
        "typeof process + typeof quit + typeof read + typeof readFile + typeof os + typeof std",
      })
  void javaScriptReachesNothingOfTheHost(String expression) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "print((" + expression + ").replaceAll('undefined', ''))");
      assertThat(scripts.printed).containsExactly("");
    }
  }

  @Test
  void pythonReachesNothingOfTheHost() {
    List<String> attempts =
        List.of(
            "open('/etc/passwd')",
            "open('/tmp/x', 'w')",
            "__import__('os').listdir('/')",
            "__import__('os').system('true')",
            "__import__('subprocess').run(['true'])",
            "__import__('threading').Thread(target=print).start()",
            "__import__('polyglot').eval(language='js', string='1')",
            "__import__('java').type('java.lang.System')",
            "__import__('ctypes').CDLL(None)");
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      for (int i = 0; i < attempts.size(); i++) {
        scripts.load(
            "attempt" + i,
            "try:\n  %s\nexcept Exception as e:\n  print('refused')".formatted(attempts.get(i)));
      }
      assertThat(scripts.printed).hasSameSizeAs(attempts).containsOnly("refused");
    }
  }

  @Test
  void pythonHasNoEnvironment() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load("main", "import os\nprint('PATH' in os.environ, 'HOME' in os.environ)");
      assertThat(scripts.printed).containsExactly("False\tFalse");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"import sys; sys.exit(3)", "import os; os._exit(3)", "raise SystemExit"})
  void exitEndsTheCallAndNothingElse(String exit) {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load("main", "def leave():\n  " + exit + "\ndef fine(): return 1");
      assertThatThrownBy(() -> scripts.call("leave"))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessageContaining("called exit");
      assertThat(scripts.call("fine")).isEqualTo(1L);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import socket; socket.socket()",
        "import socket; socket.create_connection(('127.0.0.1', 1))",
        "import socket; socket.gethostbyname('localhost')",
        "import select; select.select([], [], [], 0)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')",
        "import asyncio; asyncio.run(asyncio.sleep(0))",
      })
  void pythonSaysThatSocketsAreNotAllowed(String attempt) {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load("main", "def attempt():\n  " + attempt + "\ndef fine(): return 1");
      assertThatThrownBy(() -> scripts.call("attempt"))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessageContaining("sockets are not allowed");
      assertThat(scripts.call("fine")).isEqualTo(1L);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"KeyboardInterrupt", "GeneratorExit", "SystemExit", "MemoryError"})
  void whatPythonRaisesToEndAProgramEndsTheCallAndNothingElse(String name) {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          "def leave():\n  raise %s\nasync def late():\n  raise %s\ndef fine(): return 1"
              .formatted(name, name));
      scripts.with("leaving", "raise " + name);
      assertThatThrownBy(() -> scripts.call("leave")).isInstanceOf(ScriptRaisedException.class);
      assertThatThrownBy(() -> scripts.call("late")).isInstanceOf(ScriptRaisedException.class);
      assertThatThrownBy(() -> scripts.load("leaving")).isInstanceOf(ScriptRaisedException.class);
      assertThat(scripts.call("fine")).isEqualTo(1L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void interpretersShareNothing(Guests guest) {
    try (Scripts one = new Scripts(guest);
        Scripts two = new Scripts(guest)) {
      String count =
          guest.source(
              "globalThis.n = (globalThis.n ?? 0) + 1; Array.prototype.mark = globalThis.n;"
                  + " print(n)",
              "import builtins, json\njson.n = getattr(json, 'n', 0) + 1\nprint(json.n)");
      one.load("main", count);
      two.load("main", count);
      assertThat(one.printed).containsExactly("1");
      assertThat(two.printed).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void manyVirtualThreadsUseAnInterpreterInTurn(Guests guest) throws Exception {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              "function f(x) { if (x % 2) { throw new Error('odd'); } return msys.probe.integer(x);"
                  + " }",
              "def f(x):\n  if x % 2: raise ValueError('odd')\n  return msys.probe.integer(x)"));
      ScriptFunction function = scripts.function("main", "f").orElseThrow();
      ReentrantLock turn = new ReentrantLock();
      List<Future<Object>> results = new ArrayList<>();
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 200; i++) {
          int argument = i;
          results.add(
              threads.submit(
                  () -> {
                    turn.lock();
                    try {
                      return function.call(argument);
                    } catch (ScriptRaisedException e) {
                      return e.getMessage() + e.stack();
                    } finally {
                      turn.unlock();
                    }
                  }));
        }
      }
      for (int i = 0; i < 200; i++) {
        String odd = guest.source("Error: odd[f (main.js:1)]", "ValueError: odd[f (main.py:2)]");
        assertThat(results.get(i).get()).isEqualTo(i % 2 == 0 ? (Object) (long) i : odd);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedInterpreterSaysSo(Guests guest) {
    Scripts scripts = new Scripts(guest);
    scripts.load("main", guest.source("function f() {}", "def f(): pass"));
    ScriptFunction function = scripts.function("main", "f").orElseThrow();
    scripts.close();
    scripts.close();
    assertThatThrownBy(function::call).isInstanceOf(EngineException.class);
  }
}
