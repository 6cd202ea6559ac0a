package dev.httpsrv.engine.graal;

import dev.httpsrv.tck.EngineContract;

/** JavaScript keeps the rules that every engine keeps. */
class JavaScriptContractTest extends EngineContract {

  JavaScriptContractTest() {
    super(new GraalEngineProvider(), "js", "js");
  }
}
