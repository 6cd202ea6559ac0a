package dev.httpsrv.engine.luaj;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/** A Lua error whose value is exactly what {@code pcall} shall return. */
final class ScriptError extends LuaError {

  private static final long serialVersionUID = 1;

  ScriptError(LuaValue value) {
    this(value, null);
  }

  ScriptError(LuaValue value, @Nullable Throwable cause) {
    super(value);
    this.cause = cause;
  }
}
