package dev.httpsrv.engine.luaj;

import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;

/** The libraries' functions with their names and parameters, for messages. */
final class LibraryNames {

  private static final String BASE =
      "assert . getmetatable . ipairs t next t pairs t pcall . rawequal .. rawget t. rawlen . "
          + "rawset t.. select n setmetatable t tonumber .N tostring . type . xpcall .. error A";
  private static final String STRING =
      "byte sNN char n* find ssN gmatch ss gsub ss.N len s lower s match ssN rep snS reverse s "
          + "sub snN upper s format s";
  private static final String TABLE = "concat tSNN insert t remove tN sort tF unpack tNN";
  private static final String MATH =
      "abs n acos n asin n atan n atan2 nn ceil n cos n cosh n deg n exp n floor n fmod nn frexp n "
          + "ldexp nn log nN max n* min n* modf n pow nn rad n random NN randomseed n sin n sinh n "
          + "sqrt n tan n tanh n";
  private static final String BIT32 =
      "arshift nn band n* bnot n bor n* btest n* bxor n* extract nnN lrotate nn lshift nn "
          + "replace nnnN rrotate nn rshift nn";
  private static final String COROUTINE = "create f resume c status c wrap f";

  private LibraryNames() {}

  static void strings(LuaTable strings) {
    name(strings, STRING);
  }

  /** Names the functions of the libraries that only compute. */
  static void pure(LuaTable globals) {
    name(globals.get("table").checktable(), TABLE);
    name(globals.get("math").checktable(), MATH);
    name(globals.get("bit32").checktable(), BIT32);
  }

  /** Names the basic functions and those of coroutines, when they are all there. */
  static void base(LuaTable globals) {
    name(globals, BASE);
    name(globals.get("coroutine").checktable(), COROUTINE);
  }

  private static void name(LuaTable library, String signatures) {
    String[] words = signatures.split(" ", -1);
    for (int i = 0; i < words.length; i += 2) {
      LuaValue function = library.get(words[i]);
      if (function.isfunction()) {
        library.set(words[i], new NamedFunction(words[i], words[i + 1], function));
      }
    }
  }
}
