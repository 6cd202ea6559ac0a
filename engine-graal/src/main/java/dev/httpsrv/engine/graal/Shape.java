package dev.httpsrv.engine.graal;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.Script;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** The ways in which languages are bound: two that are known well, and one for all others. */
enum Shape {
  JAVASCRIPT {
    @Override
    GraalScript compile(Script script) {
      return JavaScriptGuest.compile(script);
    }

    @Override
    Optional<String> endlessScript() {
      return Optional.of("for (;;);");
    }

    @Override
    Map<String, String> options() {
      return Map.of(
          "js.unhandled-rejections", "handler",
          "js.string-length-limit", Integer.toString(1 << 26),
          "js.max-typed-array-length", Integer.toString(1 << 26));
    }

    @Override
    Guest guest(String language, Context context, HostFunctions host) {
      return new JavaScriptGuest(context, host);
    }
  },
  PYTHON {
    @Override
    GraalScript compile(Script script) {
      return new GraalScript.Python(script);
    }

    @Override
    Optional<String> endlessScript() {
      return Optional.of("while True: pass");
    }

    @Override
    Guest guest(String language, Context context, HostFunctions host) {
      return new PythonGuest(context, host);
    }
  },
  GENERIC {
    @Override
    GraalScript compile(Script script) {
      return GenericGuest.compile(script);
    }

    @Override
    Optional<String> endlessScript() {
      return Optional.empty();
    }

    @Override
    Guest guest(String language, Context context, HostFunctions host) {
      return new GenericGuest(language, context, host.print());
    }
  };

  static Shape of(String language) {
    return switch (language) {
      case JavaScriptGuest.LANGUAGE -> JAVASCRIPT;
      case PythonGuest.LANGUAGE -> PYTHON;
      default -> GENERIC;
    };
  }

  abstract GraalScript compile(Script script);

  /**
   * Returns GraalVM's options: for the largest values, which nothing can stop that makes one in one
   * step, and for what else differs from its defaults. A version of it may lack some.
   */
  Map<String, String> options() {
    return Map.of();
  }

  /** Returns a script that never ends. */
  abstract Optional<String> endlessScript();

  abstract Guest guest(String language, Context context, HostFunctions host);

  /**
   * What a prelude calls, and whom a guest asks.
   *
   * @param print takes a text
   * @param locate takes a script's name; returns the name it is loaded under, or nothing
   * @param run takes such a name, and runs the script unless it has run
   * @param resolve takes what a script requires, and its own name; returns the parts of a {@link
   *     ModuleName}
   * @param rejected takes what a promise was rejected with that nobody handles, and the promise
   * @param find returns the script of a name, null where there is none
   * @param files what the language may open as a file, if it loads modules so
   * @param sandbox what scripts are kept in
   */
  record HostFunctions(
      ProxyExecutable print,
      ProxyExecutable locate,
      ProxyExecutable run,
      ProxyExecutable resolve,
      ProxyExecutable rejected,
      Function<String, @Nullable GraalScript> find,
      ScriptFileSystem files,
      SandboxPreset sandbox) {}
}
