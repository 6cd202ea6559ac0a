package dev.httpsrv.examples.rhino;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.Script;
import dev.httpsrv.api.spi.ScriptEngine;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/** Rhino, set up so that scripts reach nothing of Java but what they are given. */
final class RhinoEngine extends ContextFactory implements ScriptEngine {

  @Override
  protected Context makeContext() {
    Context cx = super.makeContext();
    cx.setLanguageVersion(Context.VERSION_ES6);
    cx.setClassShutter(className -> false);
    cx.setInterpretedMode(true); // so that calls in scripts need no stack of Java's, but
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
      return RhinoScript.parse(cx, script);
    }
  }

  @Override
  public Interpreter newInterpreter(String language, InterpreterHost host) {
    return new RhinoInterpreter(this, host);
  }

  @Override
  public void close() {}
}
