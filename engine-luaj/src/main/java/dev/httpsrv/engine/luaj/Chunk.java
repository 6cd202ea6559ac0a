package dev.httpsrv.engine.luaj;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaFunction;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.UpValue;

/** A compiled piece of Lua; every interpreter makes a function of its own from it. */
sealed interface Chunk {

  /**
   * Returns what a function was compiled from, which knows names and lines.
   *
   * @param className the class in whose method it runs
   * @return all functions that this may be
   */
  List<Prototype> functions(String className);

  /** Returns a function that runs the piece in an interpreter, with a table for its globals. */
  LuaFunction in(Globals globals, LuaValue environment);

  /** A piece as a class of the JVM. */
  record OfBytecode(Class<? extends LuaFunction> type, Map<String, Prototype> functions)
      implements Chunk {

    @Override
    public List<Prototype> functions(String className) {
      Prototype function = functions.get(className);
      return function == null ? List.of() : List.of(function);
    }

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
    public List<Prototype> functions(String className) {
      return Stream.concat(
              Stream.of(prototype),
              Arrays.stream(prototype.p)
                  .flatMap(inner -> new Interpreted(inner).functions(className).stream()))
          .toList();
    }

    @Override
    public LuaFunction in(Globals globals, LuaValue environment) {
      // By its globals LuaJ's interpreter finds what follows its lines, and stops it.
      LuaClosure closure = new LuaClosure(prototype, globals);
      if (closure.upValues.length > 0) { // which initupvalue1 leaves as it is
        closure.upValues[0] = new UpValue(new LuaValue[] {environment}, 0);
      }
      return closure;
    }
  }
}
