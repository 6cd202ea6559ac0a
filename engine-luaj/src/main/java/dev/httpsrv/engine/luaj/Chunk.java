package dev.httpsrv.engine.luaj;

import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/** A compiled piece of Lua; every interpreter makes a function of its own from it. */
sealed interface Chunk {

  /** Returns a function that runs the piece in an interpreter, with a table for its globals. */
  LuaFunction in(Globals globals, LuaValue environment);

  /** A piece as a class of the JVM. */
  record OfBytecode(Class<? extends LuaFunction> type) implements Chunk {

    @Override
    public LuaFunction in(Globals globals, LuaValue environment) {
      try {
        LuaFunction function = type.getDeclaredConstructor().newInstance();
        function.initupvalue1(environment);
        return function;
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the class of a script cannot be used", e);
      }
    }
  }

  /** A piece for LuaJ's interpreter. */
  record Interpreted(Prototype prototype) implements Chunk {

    @Override
    public LuaFunction in(Globals globals, LuaValue environment) {
      // By its globals LuaJ's interpreter finds what follows its lines, and stops it.
      LuaClosure closure = new LuaClosure(prototype, globals);
      closure.initupvalue1(environment);
      return closure;
    }
  }
}
