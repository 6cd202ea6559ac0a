package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptType;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.ThreeArgFunction;
import org.luaj.vm2.lib.TwoArgFunction;

/** Makes the metatables of Java objects, one a class and interpreter. */
final class HostObjects {

  private HostObjects() {}

  static LuaTable metatable(Class<?> owner, ScriptType type, Values values) {
    LuaTable functions = new LuaTable();
    for (ScriptMember member : type.functions()) {
      functions.set(member.name(), new HostMethod(owner, member, values));
    }
    LuaTable metatable = new LuaTable();
    // Objects without properties, sessions first of all, are looked up by LuaJ itself.
    metatable.set(
        LuaValue.INDEX,
        type.properties().isEmpty() ? functions : new Index(type, functions, values));
    metatable.set(LuaValue.NEWINDEX, new NoAssignment());
    metatable.set(LuaValue.METATABLE, LuaValue.FALSE);
    return metatable;
  }

  /** Reads a property, or finds a function. */
  private static final class Index extends TwoArgFunction {

    private final ScriptType type;
    private final LuaTable functions;
    private final Values values;

    Index(ScriptType type, LuaTable functions, Values values) {
      this.type = type;
      this.functions = functions;
      this.values = values;
    }

    @Override
    public LuaValue call(LuaValue object, LuaValue key) {
      ScriptMember property = key.isstring() ? type.property(key.tojstring()) : null;
      if (property == null) {
        return functions.rawget(key);
      }
      Object self = ((LuaUserdata) object).m_instance;
      return HostMethod.guarded(
              property.name(), () -> values.toLua(property.invoke(self), property.zeroBased()))
          .arg1();
    }
  }

  private static final class NoAssignment extends ThreeArgFunction {

    @Override
    public LuaValue call(LuaValue object, LuaValue key, LuaValue value) {
      throw new LuaError(
          "the field " + Text.decode(BaseFunctions.toString(key)) + " cannot be set");
    }
  }
}
