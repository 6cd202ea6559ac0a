package dev.httpsrv.engine.luaj;

import dev.httpsrv.engine.luaj.BaseFunctions.Function;
import java.util.Random;
import org.luaj.vm2.LuaError;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;

/** The functions of {@code math} that fail on some numbers in LuaJ. */
final class MathFunctions {

  private MathFunctions() {}

  static void install(LuaTable library) {
    Random random = new Random();
    library.set("random", new Function(arguments -> random(random, arguments)));
    library.set(
        "randomseed",
        new Function(
            arguments -> {
              random.setSeed(Double.doubleToLongBits(arguments.checkdouble(1)));
              return LuaValue.NONE;
            }));
    library.set("max", new Function(arguments -> extreme(arguments, 1)));
    library.set("min", new Function(arguments -> extreme(arguments, -1)));
    library.set(
        "fmod",
        new Function(
            arguments -> LuaValue.valueOf(arguments.checkdouble(1) % arguments.checkdouble(2))));
    library.set(
        "ldexp",
        new Function(
            arguments ->
                LuaValue.valueOf(
                    Math.scalb(arguments.checkdouble(1), (int) arguments.checkdouble(2)))));
    library.set("log", new Function(MathFunctions::log));
  }

  private static Varargs random(Random random, Varargs arguments) {
    double part = random.nextDouble();
    if (arguments.narg() == 0) {
      return LuaValue.valueOf(part);
    }
    if (arguments.narg() > 2) {
      throw new LuaError("wrong number of arguments");
    }
    double least = arguments.narg() == 1 ? 1 : arguments.checkdouble(1);
    double most = arguments.checkdouble(arguments.narg());
    if (!(least <= most)) {
      throw new LuaError("bad argument #" + arguments.narg() + ": interval is empty");
    }
    return LuaValue.valueOf(Math.floor(part * (most - least + 1)) + least);
  }

  private static Varargs extreme(Varargs arguments, int sign) {
    double found = arguments.checkdouble(1);
    for (int i = 2; i <= arguments.narg(); i++) {
      double value = arguments.checkdouble(i);
      if (sign > 0 ? value > found : value < found) {
        found = value;
      }
    }
    return LuaValue.valueOf(found);
  }

  private static Varargs log(Varargs arguments) {
    double value = arguments.checkdouble(1);
    if (arguments.isnoneornil(2)) {
      return LuaValue.valueOf(Math.log(value));
    }
    double base = arguments.checkdouble(2);
    return LuaValue.valueOf(base == 10 ? Math.log10(value) : Math.log(value) / Math.log(base));
  }
}
