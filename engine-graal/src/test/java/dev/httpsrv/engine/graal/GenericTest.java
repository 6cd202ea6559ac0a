package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.ScriptTable;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Binds JavaScript as if it were a language that nothing is known of. */
class GenericTest {

  private static final Polyglot POLYGLOT = Polyglot.start();

  private final Scripts host = new Scripts(Guests.JS);
  private final GraalInterpreter interpreter = interpreter(host);

  private static GraalInterpreter interpreter(Scripts host) {
    LineStream output = new LineStream(host::print);
    ScriptFileSystem files = new ScriptFileSystem();
    return new GraalInterpreter(
        Shape.GENERIC,
        "js",
        POLYGLOT.newContext("js", SandboxPreset.STANDARD, output, files),
        host,
        output,
        files,
        SandboxPreset.STANDARD,
        null);
  }

  @AfterEach
  void close() {
    interpreter.close();
  }

  private static CompiledScript script(String source) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    return Shape.GENERIC.compile(new Script("main", "main.js", "js", bytes));
  }

  @Test
  void librariesAndPrintAreGlobal() {
    interpreter.load(
        script(
            "print(msys.probe.text('a'), msys.extended.probe.ANSWER, msys.rootFunction(),"
                + " msys.probe.list()[1], msys.probe.bytes('A')[0])"));
    assertThat(host.printed).containsExactly("a\t42\troot\tb\t65");
  }

  @Test
  void functionsAreFoundAndRaiseWithTheirFrames() {
    CompiledScript script =
        script("function f(x) {\n  return x.name;\n}\nfunction g() { nope(); }");
    interpreter.load(script);
    assertThat(
            Scripts.asText(
                interpreter.function(script, "f").orElseThrow().call(Map.of("name", "n"))))
        .isEqualTo("n");
    ScriptRaisedException e =
        catchThrowableOfType(
            ScriptRaisedException.class,
            () -> interpreter.function(script, "g").orElseThrow().call());
    assertThat(e.stack()).containsExactly(new ScriptFrame("g", new ScriptLocation("main.js", 4)));
    assertThat(interpreter.function(script, "none")).isEmpty();
  }

  @Test
  void aJavaExceptionIsTheCauseAndItsMessageTheErrors() {
    assertThatThrownBy(() -> interpreter.load(script("\nmsys.probe.illegal()")))
        .isInstanceOf(ScriptRaisedException.class)
        .hasMessage("not that")
        .hasCause(host.probe.notThat);
  }

  @Test
  void aCallKnowsItsPlace() {
    host.probe.interpreter = interpreter;
    interpreter.load(script("\nmsys.probe.reference('x')"));
    assertThat(host.probe.location).isEqualTo(new ScriptLocation("main.js", 2));
  }

  @Test
  void tablesAndMapsArePassed() {
    interpreter.load(script("msys.probe.table({ init() { return 7; }, x: 1 })"));
    ScriptTable table = host.probe.seen(ScriptTable.class);
    assertThat(table.functionNames()).containsExactly("init");
    assertThat(table.invoke("init")).isEqualTo(7L);
    interpreter.load(
        Shape.GENERIC.compile(
            new Script(
                "map",
                "map.js",
                "js",
                "msys.probe.map({ a: 'b' })".getBytes(StandardCharsets.UTF_8))));
    assertThat(host.probe.seen).isEqualTo(Map.of("a", "b"));
  }

  @Test
  void aScriptThatDoesNotParseSaysWhere() {
    ScriptSyntaxException e =
        catchThrowableOfType(
            ScriptSyntaxException.class, () -> interpreter.load(script("\nlet = = 1")));
    assertThat(e.location()).isEqualTo(new ScriptLocation("main.js", 2));
  }
}
