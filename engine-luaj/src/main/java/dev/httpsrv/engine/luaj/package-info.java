/** Lua 5.2 on LuaJ; {@link dev.httpsrv.engine.luaj.LuajEngineProvider} is the way in. */
@NullMarked
package dev.httpsrv.engine.luaj;

import org.jspecify.annotations.NullMarked;
