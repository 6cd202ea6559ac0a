package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaValue;

/** A Lua error whose value is exactly what {@code pcall} shall return. */
final class ScriptError extends LuaError {

  private static final long serialVersionUID = 1;

  private final transient List<ScriptFrame> frames;

  ScriptError(LuaValue value) {
    this(value, List.of(), null);
  }

  /**
   * Creates an error of a script.
   *
   * @param frames where it was raised, where Java's stack does not tell that
   */
  ScriptError(LuaValue value, List<ScriptFrame> frames) {
    this(value, frames, null);
  }

  ScriptError(LuaValue value, Throwable cause) {
    this(value, List.of(), cause);
  }

  private ScriptError(LuaValue value, List<ScriptFrame> frames, @Nullable Throwable cause) {
    super(value);
    this.frames = frames;
    this.cause = cause;
  }

  /** Returns the frames from which it was raised; none where Java's stack has them. */
  List<ScriptFrame> frames() {
    return frames;
  }
}
