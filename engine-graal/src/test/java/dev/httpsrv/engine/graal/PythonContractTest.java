package dev.httpsrv.engine.graal;

import dev.httpsrv.tck.EngineContract;

/** Python keeps the rules that every engine keeps. */
class PythonContractTest extends EngineContract {

  PythonContractTest() {
    super(new GraalEngineProvider(), "python", "py");
  }
}
