package dev.httpsrv.tck;

import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What engines can do wrong, at least one thing for each group of rules. */
final class Flaws {

  private Flaws() {}

  /** Returns the flaws, in the order of the rules that they break. */
  static List<Flaw> all() {
    return List.of(
        new Flaw(
            "names the next line where a script does not parse",
            new BrokenLuaj() {
              @Override
              CompiledScript compiled(ScriptEngine intact, Script script) {
                try {
                  return super.compiled(intact, script);
                } catch (ScriptSyntaxException e) {
                  throw new ScriptSyntaxException(
                      new ScriptLocation(e.location().file(), e.location().line() + 1),
                      String.valueOf(e.getMessage()));
                }
              }
            },
            "1.01",
            "1.03",
            "1.08",
            "1.12"),
        new Flaw(
            "withdraws no action",
            new BrokenLuaj() {
              @Override
              @Nullable Runnable atSafepoint(Interpreter intact, Thread thread, Runnable action) {
                return intact.atSafepoint(thread, action) == null ? null : () -> {};
              }
            },
            "13.01"),
        new Flaw(
            "finds no scripts in folders",
            new BrokenLuaj() {
              @Override
              Optional<CompiledScript> found(InterpreterHost intact, String name) {
                return name.contains(".") ? Optional.empty() : super.found(intact, name);
              }
            },
            "1.06"),
        new Flaw(
            "runs a script each time that it is required",
            new BrokenLuaj() {
              @Override
              String prelude() {
                return """
                  local fresh = {}
                  setmetatable(package.loaded, {
                    __newindex = function(_, name, module) fresh[name] = module end,
                    __index = function(_, name)
                      local module = fresh[name]
                      fresh[name] = nil
                      return module
                    end,
                  })""";
              }
            },
            "1.07"),
        new Flaw(
            "changes the case of methods",
            new BrokenLuaj() {
              @Override
              @Nullable String method(@Nullable String given) {
                return given == null ? null : given.toUpperCase(Locale.ROOT);
              }
            },
            "2.06"),
        new Flaw(
            "finds no function by its name",
            new BrokenLuaj() {
              @Override
              Optional<ScriptFunction> function(
                  Interpreter intact, CompiledScript script, String name) {
                return Optional.empty();
              }
            },
            "2.12",
            "2.13",
            "5.06",
            "9.09"),
        new Flaw(
            "does not know which line calls Java",
            new BrokenLuaj() {
              @Override
              Optional<ScriptLocation> calledFrom(Interpreter intact) {
                return Optional.empty();
              }
            },
            "2.14",
            "4.03",
            "8.02",
            "9.12",
            "13.04"),
        new Flaw(
            "decodes bytes",
            new BrokenLuaj() {
              @Override
              @Nullable Object handled(
                  Interpreter interpreter, ScriptFunction intact, Session session) {
                return intact.call(decoding(session));
              }
            },
            "3.09",
            "3.10",
            "3.22",
            "3.28",
            "6.03"),
        new Flaw(
            "lacks a function of the session",
            new BrokenLuaj() {
              @Override
              @Nullable Object handled(
                  Interpreter interpreter, ScriptFunction intact, Session session) {
                HiddenFunction.hide("request_local_address", session, interpreter);
                return intact.call(session);
              }
            },
            "3.19",
            "3.35",
            "3.41"),
        new Flaw(
            "takes nothing for true in hooks",
            new BrokenLuaj() {
              @Override
              Object hooked(ScriptTable intact, String name) {
                Object result = intact.invoke(name);
                return result == null ? true : result;
              }
            },
            "4.03"),
        new Flaw(
            "prints blanks for tabs",
            new BrokenLuaj() {
              @Override
              String printed(String text) {
                return text.replace('\t', ' ');
              }
            },
            "5.03",
            "5.09"),
        new Flaw(
            "lacks a function of a library",
            new BrokenLuaj() {
              @Override
              String prelude() {
                return "msys.shop.labels = nil";
              }
            },
            "6.01",
            "6.10"),
        new Flaw(
            "cuts fractions off whole numbers",
            new BrokenLuaj() {
              @Override
              Object instead() {
                return new Cutting();
              }
            },
            "6.04"),
        new Flaw(
            "swallows what handlers raise",
            new BrokenLuaj() {
              @Override
              @Nullable Object handled(
                  Interpreter interpreter, ScriptFunction intact, Session session) {
                try {
                  return intact.call(session);
                } catch (HttpsrvException e) {
                  return null;
                }
              }
            },
            "7.03",
            "7.04",
            "7.08",
            "7.09"),
        new Flaw(
            "loses what scripts raise in other interpreters than the first",
            new BrokenLuaj() {
              private final Map<CompiledScript, Interpreter> first = new ConcurrentHashMap<>();

              @Override
              @SuppressWarnings("ReferenceEquality") // an interpreter is itself alone
              void load(Interpreter intact, CompiledScript script) {
                Interpreter known = first.putIfAbsent(script, intact);
                try {
                  super.load(intact, script);
                } catch (HttpsrvException e) {
                  if (known == null || known == intact) {
                    throw e;
                  }
                }
              }
            },
            "8.02"),
        new Flaw(
            "lets users without a name pass",
            new BrokenLuaj() {
              @Override
              @Nullable Object judged(ScriptFunction intact, Session session) {
                Object verdict = intact.call(session);
                return "".equals(verdict) ? Boolean.TRUE : verdict;
              }
            },
            "9.03"),
        new Flaw(
            "takes ASYNC for DONE",
            new BrokenLuaj() {
              @Override
              @Nullable Object handled(
                  Interpreter interpreter, ScriptFunction intact, Session session) {
                Object result = intact.call(session);
                return result instanceof Long ? null : result;
              }
            },
            "10.01",
            "10.02",
            "10.03",
            "10.04",
            "10.05",
            "10.06",
            "10.08",
            "10.10",
            "10.12",
            "10.14",
            "10.15"),
        new Flaw(
            "forgets that an empty list is one",
            new BrokenLuaj() {
              @Override
              String prelude() {
                return "msys.array = function(values) return values end";
              }
            },
            "11.01",
            "11.05",
            "11.17"),
        new Flaw(
            "loses what a script waited for",
            new BrokenLuaj() {
              @Override
              @Nullable Object awaited(@Nullable Object result) {
                return null;
              }
            },
            "12.05"),
        new Flaw(
            "lets scripts read the environment",
            new BrokenLuaj() {
              @Override
              String prelude() {
                return "os.getenv = function() return 'secret' end";
              }
            },
            "14.03"),
        new Flaw(
            "shows the class of an object",
            new BrokenLuaj() {
              @Override
              String prelude() {
                return """
                  local text = tostring
                  tostring = function(value)
                    return type(value) == "userdata" and "dev.httpsrv.Session@1f" or text(value)
                  end""";
              }
            },
            "14.06"),
        new Flaw("has no coroutines, and claims them", new NoCoroutines(), "20.04", "20.05"));
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

  static final class NoCoroutines extends BrokenLuaj {
    @Override
    String prelude() {
      return "coroutine = nil";
    }
  }

  /** Takes the place of a function of the shop. */
  @ScriptLibrary({"msys.shop", "msys.extended.shop"})
  static final class Cutting {

    /** Returns how Java sees a whole number. */
    @ScriptName("long_seen")
    public String longSeen(double number) {
      return Long.toString((long) number);
    }
  }
}
