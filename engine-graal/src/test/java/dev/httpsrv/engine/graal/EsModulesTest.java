package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EsModulesTest {

  @Test
  void aModuleImportsItsNeighbours() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with(
              "dir.lib.greet", "export const greet = (name) => `hello ${name}`;\nexport default 7;")
          .module("dir.lib.more", "export { greet as salute } from './greet.js';")
          .with(
              "dir.main",
              """
              import { greet } from './lib/greet.js';
              import seven, * as all from "dir/lib/greet";
              import { salute } from '../dir/lib/more.mjs';
              import { greet as dotted } from 'dir.lib.greet';
              print(greet('x'), seven, all.greet === greet, salute === greet, dotted === greet);
              """)
          .load("dir.main");
      assertThat(scripts.printed).containsExactly("hello x\t7\ttrue\ttrue\ttrue");
    }
  }

  @Test
  void aFileThatEndsInMjsIsAModuleWhateverItContains() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.module("main", "print(this, typeof module)").load("main");
      assertThat(scripts.printed).containsExactly("undefined\tundefined");
    }
  }

  @Test
  void aScriptThatOnlySpeaksOfImportingIsNone() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "// import x from 'y'\nprint(typeof module, `\nexport default 1\n`)");
      assertThat(scripts.printed).containsExactly("object\t\nexport default 1\n");
    }
  }

  @Test
  void librariesAreImportedByEachOfTheirNames() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main",
          """
          import msys from 'msys';
          import probe, { text, ANSWER } from 'msys.probe';
          import { probe as nested, rootFunction } from 'msys';
          import * as extended from 'msys/extended/probe';
          print(msys === globalThis.msys, probe === msys.probe, nested === probe,
              extended.default === probe, text('x'), ANSWER, rootFunction());
          """);
      assertThat(scripts.printed).containsExactly("true\ttrue\ttrue\ttrue\tx\t42\troot");
    }
  }

  @Test
  void aModuleRunsOnceHoweverItIsAskedFor() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("util", "print('once'); export const x = {};")
          .load("main", "import { x } from './util.js'; globalThis.x = x;")
          .load("util")
          .load("main")
          .load(
              "old",
              "print(require('./util').x === globalThis.x, require('util') === require('./util.js'))")
          .load("late", "export async function f() { return (await import('util')).x === x; }");
      assertThat(scripts.function("late", "f").orElseThrow().call()).isEqualTo(true);
      assertThat(scripts.printed).containsExactly("once", "true\ttrue");
    }
  }

  @Test
  void aModuleImportsAScriptThatIsNone() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("one", "print('once'); exports.a = 1; module.exports.b = 2; this.c = 3;")
          .with("two", "function f() { return 'f'; }\nmodule.exports = { f, g: 5 };")
          .with("three", "module.exports = class Three {};")
          .load(
              "main",
              """
              import one, { a, b } from './one.js';
              import { f, g } from './two';
              import Three from 'three';
              print(a, b, one.c, f(), g, Three.name);
              """)
          .load("old", "print(require('one').a)");
      assertThat(scripts.printed).containsExactly("once", "1\t2\t3\tf\t5\tThree", "1");
    }
  }

  @Test
  void aScriptRequiresAModuleAndGetsItsExports() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .module("lib.m", "export const a = 1; export default function () { return 2; }")
          .load(
              "main",
              "const m = require('./lib/m.mjs'); print(m.a, m.default(), m === require('lib.m'))");
      assertThat(scripts.printed).containsExactly("1\t2\ttrue");
    }
  }

  @Test
  void aModuleRequiresByNameWithinTheScriptFolders() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("lib.util", "exports.x = 1")
          .load(
              "main",
              "export {}; print(require('lib/util').x, require('msys.probe') === msys.probe)");
      assertThat(scripts.printed).containsExactly("1\ttrue");
      scripts.with("dir.main", "export {}; require('./util')");
      assertThatThrownBy(() -> scripts.load("dir.main")).hasMessageContaining("import './util'");
    }
  }

  @Test
  void aCircleOfModulesSeesWhatIsThereAlready() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with(
              "a",
              "import { late } from './b.js'; export function early() { return 1; } print(late)")
          .with("b", "import { early } from './a.js'; export const late = early() + 1;")
          .load("a");
      assertThat(scripts.printed).containsExactly("2");
      scripts
          .with("c", "import d from './d.js'; export const x = 1; print(d.seen)")
          .with("d", "try { require('./c').x } catch (e) { exports.seen = e.name }")
          .load("c");
      assertThat(scripts.printed.getLast()).endsWith("Error");
    }
  }

  @Test
  void functionsAreFoundByNameAmongWhatAModuleDeclaresAndExports() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("lib", "export function imported() { return 5; }")
          .load(
              "main",
              """
              import { imported } from './lib.js';
              function plain() { return 1; }
              export const arrow = () => 2;
              const hidden = () => 3;
              export { hidden as shown };
              const n = { state: 4, method() { return this.state; } };
              const value = 6; // end
              """);
      assertThat(scripts.call("plain")).isEqualTo(1L);
      assertThat(scripts.call("arrow")).isEqualTo(2L);
      assertThat(scripts.call("shown")).isEqualTo(3L);
      assertThat(scripts.call("n.method")).isEqualTo(4L);
      assertThat(scripts.call("imported")).isEqualTo(5L);
      for (String none : new String[] {"value", "none", "n.none", "print", "1", ""}) {
        assertThat(scripts.function("main", none)).as(none).isEmpty();
      }
    }
  }

  @Test
  void aRegistrationKnowsItsPlaceInTheModule() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("dir.lib", "\n\nexport function setup() {\n  msys.probe.reference('x');\n}")
          .load("dir.main", "import { setup } from './lib.js';\nsetup();");
      assertThat(scripts.probe.location).isEqualTo(new ScriptLocation("dir/lib.js", 4));
    }
  }

  @Test
  void anErrorHasTheFramesOfTheModules() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("lib.bad", "export function inner() {\n  throw new TypeError('boom');\n}")
          .module(
              "main",
              "import { inner } from './lib/bad.js';\nexport function outer() {\n inner();\n}")
          .load("main");
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.call("outer"));
      assertThat(e).hasMessage("TypeError: boom");
      assertThat(e.stack())
          .containsExactly(
              new ScriptFrame("inner", new ScriptLocation("lib/bad.js", 2)),
              new ScriptFrame("outer", new ScriptLocation("main.mjs", 3)));
    }
  }

  @Test
  void anErrorWhileAModuleRunsNamesThatModule() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("bad", "export {};\n\nthrow new Error('x');")
          .with("main", "import './bad.js';")
          .with("old", "require('./bad.js')");
      for (String each : new String[] {"bad", "main", "old"}) {
        ScriptRaisedException e =
            catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load(each));
        assertThat(e).as(each).hasMessage("Error: x");
        assertThat(e.location()).as(each).contains(new ScriptLocation("bad.js", 3));
      }
    }
  }

  @Test
  void anErrorInAScriptThatAModuleImportsNamesThatScript() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("raises", "\nthrow new Error('x');")
          .with("bad", "\n\n)")
          .with("main", "import './raises.js';")
          .with("other", "import './bad.js';");
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load("main"));
      assertThat(e.location()).contains(new ScriptLocation("raises.js", 2));
      ScriptSyntaxException syntax =
          catchThrowableOfType(ScriptSyntaxException.class, () -> scripts.load("other"));
      assertThat(syntax.location()).isEqualTo(new ScriptLocation("bad.js", 3));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "export const a = 1;\nexport let b = (\n",
        "import x from 'msys';\nlet b = (\n",
        "export {};\n\nif (true)"
      })
  void aModuleThatDoesNotParseSaysWhere(String source) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .module("dir.bad", source)
          .with("detected", source)
          .with("main", "import './dir/bad.mjs';")
          .with("old", "require('dir.bad')")
          .with("dynamic", "export const x = await import('dir.bad');");
      for (String each : new String[] {"dir.bad", "main", "old", "dynamic", "detected"}) {
        ScriptSyntaxException e =
            catchThrowableOfType(ScriptSyntaxException.class, () -> scripts.load(each));
        String file = each.equals("detected") ? "detected.js" : "dir/bad.mjs";
        assertThat(e.location()).as(each).isEqualTo(new ScriptLocation(file, 3));
        assertThat(e.getMessage()).as(each).startsWith("Expected").endsWith("found eof");
      }
    }
  }

  @Test
  void whatANeighbourDoesNotExportIsSaidWithItsPlace() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("lib", "export const a = 1;")
          .with("main", "import './lib.js';\nimport { b } from './lib.js';");
      ScriptSyntaxException e =
          catchThrowableOfType(ScriptSyntaxException.class, () -> scripts.load("main"));
      assertThat(e)
          .hasMessage("The requested module './lib.js' does not provide an export named 'b'");
      assertThat(e.location()).isEqualTo(new ScriptLocation("main.js", 2));
    }
  }

  @Test
  void whatIsNotThereIsSaidByName() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.with("dir.main", "import 'msys';\nimport './lib/none.js';");
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load("dir.main"));
      assertThat(e)
          .hasMessage(
              "Error: Cannot find module './lib/none.js': no dir/lib/none.js in the script folders");
      assertThat(e.location()).contains(new ScriptLocation("dir/main.js", 2));
      scripts.load(
          "late",
          "export const f = () => import('./none.js').catch((e) => e instanceof Error && e.message);");
      assertThat(Scripts.asText(scripts.function("late", "f").orElseThrow().call()))
          .contains("none.js");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/etc/passwd",
        "../../../../../../etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:1/x.js",
        "/proc/self/environ",
        "",
        "/",
        ".",
        "./",
        "../",
        "data:text/javascript,%%",
      })
  void modulesReachNothingOfTheMachine(String name) {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.with("main", "import x from '%s';".formatted(name));
      assertThatThrownBy(() -> scripts.load("main"))
          .isInstanceOf(ScriptRaisedException.class)
          .hasMessageNotContaining("root:");
    }
  }

  @Test
  void whatTheHostFindsUnparsableArrivesAsTheHostThrewIt() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.with("main", "import './unparsable.js'");
      assertThatThrownBy(() -> scripts.load("main")).isSameAs(scripts.probe.unparsable);
    }
  }

  @Test
  void whatAModuleAwaitsAtItsTopLevelIsThereWhenItHasRun() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("lib", "export const x = await Promise.resolve(1);")
          .load(
              "main",
              "import { x } from './lib.js'; const y = await x + 1; function f() { return y; }");
      assertThat(scripts.call("f")).isEqualTo(2L);
    }
  }

  @Test
  void aModuleThatAwaitsWhatNeverHappensIsAnErrorInItsFile() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("lib.waits", "\nawait new Promise(() => {});\nprint('never')")
          .with("main", "import './lib/waits.js'; export const f = async () => { await 1; }");
      for (String each : new String[] {"main", "lib.waits", "main"}) {
        ScriptRaisedException e =
            catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load(each));
        assertThat(e.location()).as(each).contains(new ScriptLocation("lib/waits.js", 2));
        assertThat(e).hasMessageContaining("awaits");
      }
      scripts.load("fine", "export const f = () => 1;");
      assertThat(scripts.function("fine", "f").orElseThrow().call()).isEqualTo(1L);
      assertThat(scripts.printed).isEmpty();
    }
  }

  @Test
  void whatARejectedAwaitThrewIsRaised() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.with("main", "export {};\nawait null;\nthrow new Error('late');");
      ScriptRaisedException e =
          catchThrowableOfType(ScriptRaisedException.class, () -> scripts.load("main"));
      assertThat(e).hasMessage("Error: late");
      assertThat(e.location()).contains(new ScriptLocation("main.js", 3));
    }
  }

  @Test
  void anErrorThatARequiringScriptCaughtIsGone() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("bad", "export {}; throw new Error('x');")
          .load(
              "main",
              "try { require('./bad') } catch (e) { print(e.message) } function f() { return 1; }");
      assertThat(scripts.call("f")).isEqualTo(1L);
      assertThat(scripts.printed).containsExactly("x");
    }
  }

  @Test
  void aScriptThatIsNoModuleImportsWhileItRuns() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts
          .with("dir.lib", "export const x = 1;")
          .load("dir.main", "async function f() { return (await import('./lib.js')).x; }");
      assertThat(scripts.function("dir.main", "f").orElseThrow().call()).isEqualTo(1L);
    }
  }

  @Test
  void aLineForTheShellKeepsItsMeaning() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("main", "#!/usr/bin/env node\nexport {}; print('ran')");
      assertThat(scripts.printed).containsExactly("ran");
    }
  }
}
