package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptFunction;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;

/** A Lua function in Java's hands. */
record LuajFunction(LuaValue function, Values values) implements ScriptFunction {

  @Override
  public @Nullable Object call(@Nullable Object... arguments) {
    Coroutine coroutine = values.coroutine();
    if (coroutine == null) {
      return result(arguments);
    }
    coroutine.enterFromJava();
    try {
      return result(arguments);
    } finally {
      coroutine.leaveToJava();
    }
  }

  private @Nullable Object result(@Nullable Object... arguments) {
    LineTracker lines = values.lines();
    lines.comeBack();
    int depth = lines.depth();
    try {
      return Values.result(
          switch (arguments.length) {
            case 0 -> function.call();
            case 1 -> function.call(values.toLua(arguments[0]));
            default -> {
              LuaValue[] converted = new LuaValue[arguments.length];
              for (int i = 0; i < converted.length; i++) {
                converted[i] = values.toLua(arguments[i]);
              }
              yield function.invoke(converted).arg1();
            }
          });
    } catch (RuntimeException | StackOverflowError e) {
      lines.cut(depth);
      throw Failures.exception(e, lines.code());
    }
  }
}
