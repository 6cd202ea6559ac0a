package dev.httpsrv.engine.graal;

import dev.httpsrv.tck.Ability;
import dev.httpsrv.tck.EngineContract;
import java.util.Set;

/** Python keeps the rules that every engine keeps. */
class PythonContractTest extends EngineContract {

  PythonContractTest() {
    super(
        new GraalEngineProvider(),
        "python",
        "py",
        Set.of(
            Ability.STOPPING,
            Ability.ASYNC_HANDLERS,
            Ability.EXACT_INTEGERS,
            Ability.COROUTINES,
            Ability.TRUSTED_SANDBOX));
  }
}
