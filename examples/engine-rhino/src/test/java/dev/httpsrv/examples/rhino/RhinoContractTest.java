package dev.httpsrv.examples.rhino;

import dev.httpsrv.tck.Ability;
import dev.httpsrv.tck.EngineContract;
import java.util.Set;

/** Rhino keeps the rules that every engine keeps; the kit's scripts in JavaScript are its own. */
class RhinoContractTest extends EngineContract {

  RhinoContractTest() {
    super(new RhinoEngineProvider(), "js", "js", Set.of(Ability.COROUTINES));
  }
}
