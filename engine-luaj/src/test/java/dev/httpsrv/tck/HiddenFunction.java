package dev.httpsrv.tck;

import dev.httpsrv.api.spi.Interpreter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** Removes a function of Java's objects from one interpreter's binding, by hand. */
final class HiddenFunction {

  private HiddenFunction() {}

  static void hide(String function, Object of, Interpreter interpreter) {
    try {
      Field field = interpreter.getClass().getDeclaredField("values");
      field.setAccessible(true);
      Object values = field.get(interpreter);
      Method method = values.getClass().getDeclaredMethod("metatable", Class.class);
      method.setAccessible(true);
      LuaTable metatable = (LuaTable) method.invoke(values, of.getClass());
      metatable.rawget(LuaValue.INDEX).set(function, LuaValue.NIL);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("LuaJ binds objects in another way now; change this", e);
    }
  }
}
