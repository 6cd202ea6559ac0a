package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ScriptLocation;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModulesTest {

  @ParameterizedTest
  @EnumSource
  void aLibraryIsTheSameObjectAtEachOfItsPaths(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              const probe = require('msys.probe');
              print(probe === msys.probe, probe === require('msys.extended.probe'),
                  probe === msys.extended.probe, require('msys') === msys, msys.rootFunction());
              """,
              """
              import msys
              import msys.probe
              import msys.extended.probe as extended
              from msys import probe
              import builtins
              print(probe is msys.probe, probe is extended, probe is require('msys.extended.probe'),
                  msys is builtins.msys, msys.rootFunction())
              """));
      assertThat(scripts.printed).hasSize(1);
      assertThat(scripts.printed.getFirst().toLowerCase(Locale.ROOT))
          .isEqualTo("true\ttrue\ttrue\ttrue\troot");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNeighbourRunsOnceHoweverItIsAskedFor(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts
          .with(
              "dir.util",
              guest.source(
                  "print('once'); exports.twice = (x) => 2 * x;",
                  "print('once')\ndef twice(x): return 2 * x"))
          .load(
              "dir.main",
              guest.source(
                  """
                  const a = require('./util'), b = require('dir/util'), c = require('dir.util');
                  const d = require('./util.js'), e = require('../dir/util');
                  print(a === b, b === c, c === d, d === e, a.twice(21));
                  """,
                  """
                  import dir.util
                  from dir import util as b
                  from dir.util import twice
                  from . import util as c
                  from .util import twice as d
                  import importlib
                  print(str(b is c).lower(), str(dir.util is b).lower(), str(twice is d).lower(),
                      str(require('dir/util') is importlib.import_module('dir.util')).lower(),
                      twice(21))
                  """))
          .load("dir.util");
      assertThat(scripts.printed).containsExactly("once", "true\ttrue\ttrue\ttrue\t42");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aScriptThatWasLoadedIsTheOneThatNeighboursGet(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts
          .load("first", guest.source("print('once'); exports.x = 1", "print('once')\nx = 1"))
          .load("first")
          .load(
              "second", guest.source("print(require('first').x)", "import first\nprint(first.x)"));
      assertThat(scripts.printed).containsExactly("once", "1");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCircleOfScriptsSeesWhatIsThereAlready(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts
          .with(
              "a",
              guest.source(
                  "exports.early = 1; const b = require('./b'); exports.late = b.seen;",
                  "early = 1\nimport b\nlate = b.seen"))
          .with(
              "b",
              guest.source(
                  "const a = require('./a'); exports.seen = `${a.early} ${a.late}`;",
                  "import a\nseen = f\"{a.early} {getattr(a, 'late', 'undefined')}\""))
          .load("main", guest.source("print(require('a').late)", "import a\nprint(a.late)"));
      assertThat(scripts.printed).containsExactly("1 undefined");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsNotThereIsSaidByName(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.with("main", guest.source("require('./lib/none')", "import lib.none"));
      assertThatThrownBy(() -> scripts.load("main"))
          .hasMessage(
              guest.source(
                  "Error: Cannot find module './lib/none': no lib/none.js in the script folders",
                  "ModuleNotFoundError: No module named 'lib'"));
      scripts.with("up", guest.source("require('../x')", "from msys import nothing"));
      assertThatThrownBy(() -> scripts.load("up"))
          .hasMessageContaining(guest.source("Cannot find module '../x'", "cannot import name"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void scriptsHaveScopesOfTheirOwn(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      String source =
          guest.source(
              "const mod = '%s'; let module = 1; function hello() { return mod; } // end",
              "mod = '%s'\ndef hello(): return mod # end");
      scripts.load("one", source.formatted("1")).load("two", source.formatted("2"));
      assertThat(Scripts.asText(scripts.function("one", "hello").orElseThrow().call()))
          .isEqualTo("1");
      assertThat(Scripts.asText(scripts.function("two", "hello").orElseThrow().call()))
          .isEqualTo("2");
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsAreFoundByName(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              """
              function plain() { return 1; }
              const arrow = () => 2;
              let n = { state: 3, method() { return this.state; } };
              var value = 4;
              """,
              """
              def plain(): return 1
              arrow = lambda: 2
              class N:
                state = 3
                def method(self): return self.state
              n = N()
              value = 4
              """));
      assertThat(scripts.call("plain")).isEqualTo(1L);
      assertThat(scripts.call("arrow")).isEqualTo(2L);
      assertThat(scripts.call("n.method")).isEqualTo(3L);
      for (String none :
          new String[] {"value", "none", "n.none", "x.y", "print", "class", "", "plain()", "1"}) {
        assertThat(scripts.function("main", none)).as(none).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRegistrationKnowsItsPlaceInTheScript(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main",
          guest.source(
              "function setup() {\n  msys.probe.reference('x');\n}\nsetup();",
              "def setup():\n  msys.probe.reference('x')\n\nsetup()"));
      assertThat(scripts.probe.location)
          .isEqualTo(new ScriptLocation("main." + guest.extension, 2));
      assertThat(scripts.interpreter().callSite()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void printSeparatesWithTabsInEveryLanguage(Guests guest) {
    try (Scripts scripts = new Scripts(guest)) {
      scripts.load(
          "main", guest.source("print('a', 1, true); print()", "print('a', 1, True)\nprint()"));
      assertThat(scripts.printed).containsExactly(guest.source("a\t1\ttrue", "a\t1\tTrue"), "");
    }
  }

  @Test
  void consoleGoesTheSameWay() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load(
          "main", "console.log('a', 1, {b: [2]}); console.error('e'); console.debug(Symbol('s'))");
      assertThat(scripts.printed).containsExactly("a 1 {b: [2]}", "e", "Symbol(s)");
    }
  }

  @Test
  void pythonsOwnStreamsGoTheSameWayAndPrintKeepsItsOptions() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          """
          import sys, io
          sys.stdout.write('out\\n'); sys.stdout.flush()
          print(1, 2, sep='-', end='!\\n')
          buffer = io.StringIO()
          print('x', file=buffer)
          print(buffer.getvalue() == 'x\\n')
          """);
      assertThat(scripts.printed).containsExactly("out", "1-2!", "True");
    }
  }

  @Test
  void whatPythonPrintsWithoutEndingTheLineIsOneLine() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts.load(
          "main",
          """
          import contextlib, io, sys
          for each in range(3): print(each, end=' ')
          print('end')
          sys.stdout.write('a'); print('b', end=''); print('c\\nd')
          print('whole')
          with contextlib.redirect_stdout(io.StringIO()) as caught: print('caught')
          print(caught.getvalue() == 'caught\\n')
          print('last', end='', flush=True)
          """);
      assertThat(scripts.printed).containsExactly("0 1 2 end", "abc", "d", "whole", "True");
      scripts.close();
      assertThat(scripts.printed).endsWith("last");
    }
  }

  @Test
  void aPackageOfPythonImportsRelativelyAtEachLevel() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts
          .with("shop.__init__", "print('once')\nfrom .stock import count\nname = 'shop'")
          .with("shop.stock", "from . import prices\ncount = prices.price + 1")
          .with("shop.prices", "price = 1")
          .with("shop.admin.tools", "from .. import name\nfrom ..prices import price as p")
          .load(
              "main",
              "import shop.admin.tools as t\nfrom shop import count\nprint(t.name, t.p, count)")
          .load("shop.__init__");
      assertThat(scripts.printed).containsExactly("once", "shop\t1\t2");
      assertThat(scripts.function("shop.__init__", "none")).isEmpty();
      scripts
          .with("late.sub", "from . import value\nprint(value)")
          .load("late.__init__", "value = 3\ndef f(): return 4")
          .load("late.sub");
      assertThat(scripts.printed).endsWith("3");
      assertThat(scripts.function("late.__init__", "f").orElseThrow().call()).isEqualTo(4L);
    }
  }

  @Test
  void aStrictScriptAndALineForTheShellKeepTheirMeaning() {
    try (Scripts scripts = new Scripts(Guests.JS)) {
      scripts.load("strict", "#!/usr/bin/env node\n'use strict';\nlet a = 1;");
      scripts.with("sloppy", "'use strict'; undeclared = 1;");
      assertThatThrownBy(() -> scripts.load("sloppy")).hasMessageContaining("undeclared");
    }
  }

  @Test
  void pythonsOwnLibraryCanBeImportedAndIsNotReplaced() {
    try (Scripts scripts = new Scripts(Guests.PYTHON)) {
      scripts
          .load("json", "raise_ = 1")
          .load(
              "main",
              """
              import base64, collections, datetime, functools, hashlib, itertools, json, math
              import random, re, string, textwrap, time, urllib.parse, uuid
              print(json.loads('[1]')[0], re.sub('a', 'b', 'cat'), math.floor(1.5),
                  collections.Counter('aa')['a'], datetime.date(2020, 1, 2).isoformat())
              """);
      assertThat(scripts.printed).containsExactly("1\tcbt\t1\t2\t2020-01-02");
    }
  }
}
