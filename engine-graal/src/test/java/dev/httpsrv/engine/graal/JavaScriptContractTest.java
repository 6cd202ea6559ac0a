package dev.httpsrv.engine.graal;

import dev.httpsrv.tck.Ability;
import dev.httpsrv.tck.EngineContract;
import java.util.Set;

/** JavaScript keeps the rules that every engine keeps. */
class JavaScriptContractTest extends EngineContract {

  JavaScriptContractTest() {
    super(
        new GraalEngineProvider(),
        "js",
        "js",
        Set.of(
            Ability.ASYNC_HANDLERS,
            Ability.WAITING,
            Ability.STOPPING,
            Ability.MODULES,
            Ability.COROUTINES,
            Ability.STRICT_SANDBOX,
            Ability.TRUSTED_SANDBOX));
  }
}
