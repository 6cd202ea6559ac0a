package dev.httpsrv.engine.luaj;

import dev.httpsrv.tck.Ability;
import dev.httpsrv.tck.EngineContract;
import java.util.Set;

/** Lua keeps the rules that every engine keeps. */
class LuajContractTest extends EngineContract {

  LuajContractTest() {
    super(
        new LuajEngineProvider(),
        "lua",
        "lua",
        Set.of(
            Ability.BYTE_STRINGS,
            Ability.WAITING,
            Ability.STOPPING,
            Ability.COROUTINES,
            Ability.STRICT_SANDBOX,
            Ability.TRUSTED_SANDBOX));
  }
}
