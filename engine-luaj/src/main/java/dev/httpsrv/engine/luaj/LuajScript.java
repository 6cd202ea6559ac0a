package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.Script;

/**
 * A script, compiled.
 *
 * @param chunk what each interpreter runs
 */
record LuajScript(Script script, Chunk chunk) implements CompiledScript {}
