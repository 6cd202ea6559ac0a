package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.ScriptEngine;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What closed interpreters leave in the engine, which goes on as long as the server does. */
@Isolated("it counts objects of the whole JVM")
class ClosedInterpretersTest {

  private static final int MANY = 20;
  private static final String SOURCE = "com.oracle.truffle.api.source.SourceImpl";

  @Test
  void whatWasReadForOneIsForgottenWithIt() throws Exception {
    try (ScriptEngine engine = new GraalEngineProvider().start(SandboxPreset.STANDARD)) {
      use(engine, 1);
      long before = sources();
      use(engine, MANY);
      assertThat(sources()).isBetween(1L, before + MANY - 1);
    }
  }

  private static void use(ScriptEngine engine, int interpreters) {
    for (int i = 0; i < interpreters; i++) {
      try (Scripts scripts = new Scripts(engine, Guests.JS)) {
        scripts.module("other", "export const number = 42;");
        scripts.load(
            "main", "async function find() { return (await import('./other.mjs')).number; }");
        scripts.call("find");
      }
    }
  }

  /** Returns how many sources GraalVM holds, once the JVM has collected its garbage. */
  private static long sources() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(cells -> cells.length > 3 && cells[3].equals(SOURCE))
        .mapToLong(cells -> Long.parseLong(cells[1]))
        .sum();
  }
}
