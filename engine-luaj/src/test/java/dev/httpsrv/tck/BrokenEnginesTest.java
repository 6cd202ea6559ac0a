package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.EngineProvider;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import dev.httpsrv.engine.luaj.LuajEngineProvider;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines that are broken on purpose: each breaks its own rules, and no others. */
class BrokenEnginesTest {

  private static final Set<Ability> LUA = Set.of(Ability.BYTE_STRINGS, Ability.COROUTINES);

  @TempDir private Path folder;

  @Test
  void anEngineThatIsNotBrokenKeepsAllRules() {
    assertBreaks(new BrokenLuaj() {});
  }

  @Test
  void anEngineThatNamesTheNextLineWhereAScriptDoesNotParse() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          CompiledScript compiled(ScriptEngine intact, Script script) {
            try {
              return super.compiled(intact, script);
            } catch (ScriptSyntaxException e) {
              throw new ScriptSyntaxException(
                  new ScriptLocation(e.location().file(), e.location().line() + 1), e.getMessage());
            }
          }
        },
        "1.01",
        "1.03");
  }

  @Test
  void anEngineThatFindsNoScriptsInFolders() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          Optional<CompiledScript> found(InterpreterHost intact, String name) {
            return name.contains(".") ? Optional.empty() : super.found(intact, name);
          }
        },
        "1.06");
  }

  @Test
  void anEngineThatTakesNoMethodForGet() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          String method(@Nullable String given) {
            return given == null ? "GET" : given;
          }
        },
        "2.05");
  }

  @Test
  void anEngineThatFindsNoFunctionByItsName() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          Optional<ScriptFunction> function(Interpreter intact, CompiledScript script, String name) {
            return Optional.empty();
          }
        },
        "2.12",
        "2.13",
        "5.06");
  }

  @Test
  void anEngineThatDoesNotKnowWhereItsScriptIs() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          Optional<ScriptLocation> calledFrom(Interpreter intact) {
            return Optional.empty();
          }
        },
        "2.14");
  }

  @Test
  void anEngineThatDecodesBytes() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          @Nullable Object handled(Interpreter interpreter, ScriptFunction intact, Session session) {
            return intact.call(decoding(session));
          }
        },
        "3.10");
  }

  @Test
  void anEngineWhoseSessionLacksAFunction() {
    Map<String, String> failures =
        assertBreaks(
            new BrokenLuaj() {
              @Override
              @Nullable Object handled(
                  Interpreter interpreter, ScriptFunction intact, Session session) {
                HiddenFunction.hide("request_header_get", session, interpreter);
                return intact.call(session);
              }
            },
            "3.05",
            "3.19");
    assertThat(failures.get("3.19")).contains("request_header_get");
  }

  @Test
  void anEngineThatTakesNothingForTrueInHooks() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          Object hooked(ScriptTable intact, String name) {
            Object result = intact.invoke(name);
            return result == null ? true : result;
          }
        },
        "4.03");
  }

  @Test
  void anEngineThatPrintsBlanksForTabs() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          String printed(String text) {
            return text.replace('\t', ' ');
          }
        },
        "5.03",
        "5.09");
  }

  @Test
  void anEngineWhoseLibraryLacksAFunction() {
    Map<String, String> failures =
        assertBreaks(
            new BrokenLuaj() {
              @Override
              String prelude() {
                return "msys.core.dns_get_domain = nil";
              }
            },
            "5.09",
            "6.01");
    assertThat(failures.get("6.01")).contains("msys.core.dns_get_domain");
  }

  @Test
  void anEngineThatSwallowsWhatHandlersRaise() {
    assertBreaks(
        new BrokenLuaj() {
          @Override
          @Nullable Object handled(Interpreter interpreter, ScriptFunction intact, Session session) {
            try {
              return intact.call(session);
            } catch (HttpsrvException e) {
              return null;
            }
          }
        },
        "7.04");
  }

  @Test
  void anEngineWithoutCoroutinesThatClaimsThem() {
    assertBreaks(new NoCoroutines(), "20.04");
  }

  @Test
  void anEngineWithoutCoroutinesKeepsAllRulesWhereItDoesNotClaimThem() {
    assertThat(failures(new NoCoroutines(), Set.of(Ability.BYTE_STRINGS))).isEmpty();
  }

  @Test
  void anEngineWithCoroutinesThatDoesNotClaimThem() {
    assertThat(failures(new LuajEngineProvider(), Set.of(Ability.BYTE_STRINGS)))
        .containsOnlyKeys("20.04");
  }

  private Map<String, String> assertBreaks(EngineProvider provider, String... rules) {
    Map<String, String> failures = failures(provider, LUA);
    assertThat(failures).containsOnlyKeys(rules);
    return failures;
  }

  /** Plays all rules; returns why some failed, by their number. */
  private Map<String, String> failures(EngineProvider provider, Set<Ability> claimed) {
    SortedMap<String, String> failures = new TreeMap<>();
    EngineContract contract = new EngineContract(provider, "lua", "lua", claimed) {};
    tests(contract.rules(folder))
        .forEach(
            test -> {
              try {
                test.getExecutable().execute();
              } catch (Throwable e) {
                String number = test.getDisplayName().split(" ", 2)[0];
                failures.merge(number, String.valueOf(e.getMessage()), (a, b) -> a + "\n" + b);
              }
            });
    return failures;
  }

  private static Stream<DynamicTest> tests(Stream<? extends DynamicNode> nodes) {
    return nodes.flatMap(
        node ->
            switch (node) {
              case DynamicContainer container -> tests(container.getChildren());
              case DynamicTest test -> Stream.of(test);
              default -> Stream.of();
            });
  }

  /** Returns a session whose bytes become text and bytes again on their way. */
  private static Session decoding(Session intact) {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (self, method, arguments) -> {
              for (int i = 0; arguments != null && i < arguments.length; i++) {
                if (arguments[i] instanceof byte[] bytes) {
                  String text = new String(bytes, StandardCharsets.UTF_8);
                  arguments[i] = text.getBytes(StandardCharsets.UTF_8);
                }
              }
              try {
                return method.invoke(intact, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  private static final class NoCoroutines extends BrokenLuaj {
    @Override
    String prelude() {
      return "coroutine = nil";
    }
  }
}
