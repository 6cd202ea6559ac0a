/** LuaJ against the rules of every engine, and against those of Lua. */
@NullMarked
package dev.httpsrv.engine.luaj;

import org.jspecify.annotations.NullMarked;
