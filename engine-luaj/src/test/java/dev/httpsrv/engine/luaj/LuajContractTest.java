package dev.httpsrv.engine.luaj;

import dev.httpsrv.tck.EngineContract;

/** Lua keeps the rules that every engine keeps. */
class LuajContractTest extends EngineContract {

  LuajContractTest() {
    super(new LuajEngineProvider(), "lua", "lua");
  }
}
