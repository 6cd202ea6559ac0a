package dev.httpsrv.examples.rhino;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.*;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.EvaluatorException;

/** Rhino, set up so that scripts reach nothing of Java but what they are given. */
final class RhinoEngine extends ContextFactory implements ScriptEngine {

  @Override
  protected Context makeContext() {
    Context cx = super.makeContext();
    cx.setLanguageVersion(Context.VERSION_ES6);
    cx.setClassShutter(className -> false);
    cx.setInterpretedMode(true); // so that calls in scripts need no stack of Java's, but a limit
    cx.setMaximumInterpreterStackDepth(2_000);
    return cx;
  }

  @Override
  public String description() {
    try (Context cx = enterContext()) {
      return cx.getImplementationVersion() + ", interpreted";
    }
  }

  @Override
  public CompiledScript compile(Script script) {
    try (Context cx = enterContext()) {
      cx.compileString(new String(script.source(), UTF_8), script.file(), 1, null);
      return () -> script; // each interpreter compiles it for itself; Rhino's code keeps state
    } catch (EvaluatorException e) {
      ScriptLocation location = new ScriptLocation(script.file(), e.lineNumber());
      throw new ScriptSyntaxException(location, e.details());
    }
  }

  @Override
  public Interpreter newInterpreter(String language, InterpreterHost host) {
    return new RhinoInterpreter(this, host);
  }

  @Override
  public void close() {}
}
