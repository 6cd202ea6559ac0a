package dev.httpsrv.engine.luaj;

import org.luaj.vm2.LuaError;

/** A Lua error that Java code raised, at the line of the script that called it. */
final class HostError extends LuaError {

  private static final long serialVersionUID = 1;

  HostError(String message, Throwable cause) {
    super(message);
    this.cause = cause;
  }
}
