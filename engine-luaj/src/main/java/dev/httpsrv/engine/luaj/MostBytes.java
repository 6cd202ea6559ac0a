package dev.httpsrv.engine.luaj;

import org.luaj.vm2.LuaError;

/**
 * How long a string may be that a library or an operator makes in one step. Such a step cannot be
 * stopped, and what a call holds is measured only now and then.
 */
final class MostBytes {

  static final int MOST =
      (int) Math.min(64 << 20, Math.max(16 << 20, Runtime.getRuntime().maxMemory() / 8));

  private MostBytes() {}

  /** Raises an error if a string would be too long. */
  static void check(double length) {
    if (length > MOST) {
      throw new LuaError("resulting string too large");
    }
  }
}
