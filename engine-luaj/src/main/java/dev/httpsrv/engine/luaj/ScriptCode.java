package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/**
 * The code of one interpreter's scripts. Compiled Lua does not know what it was about to call when
 * that was nil; but its line names what is called there, and mostly that is one thing.
 */
final class ScriptCode {

  /** More of them help nobody. */
  private static final int MOST = 3;

  private final Map<String, Piece> pieces = new HashMap<>();

  /** Takes a script's code, and the table of its globals. */
  void add(String file, Chunk code, LuaValue environment) {
    pieces.put(file, new Piece(code, environment));
  }

  /**
   * Returns the names of what a line may have called when it was of a type, as Lua writes them
   * after a message; empty where they are not known.
   *
   * @param className the class in whose method the line's function runs
   */
  String called(ScriptLocation place, String className, String type) {
    return names(place, className, type, Operand::called);
  }

  /** Returns the names of what a line may have indexed. */
  String indexed(ScriptLocation place, String className, String type) {
    return names(place, className, type, Operand::indexed);
  }

  private String names(ScriptLocation place, String className, String type, Kind kind) {
    Set<String> names = new LinkedHashSet<>();
    for (Operand operand : operands(place, className, kind)) {
      LuaValue value = operand.value();
      if (value == null || value.typename().equals(type)) {
        if (operand.name() == null) {
          return "";
        }
        names.add(operand.name());
      }
    }
    return names.isEmpty() || names.size() > MOST ? "" : " (" + String.join(" or ", names) + ")";
  }

  private List<Operand> operands(ScriptLocation place, String className, Kind kind) {
    List<Operand> operands = new ArrayList<>();
    Piece piece = pieces.get(place.file());
    if (piece != null && place.line() > 0) {
      for (Prototype function : piece.code.functions(className)) {
        for (int pc = 0; pc < function.code.length; pc++) {
          Operand operand =
              function.lineinfo[pc] == place.line()
                  ? kind.of(function, pc, piece.environment)
                  : null;
          if (operand != null) {
            operands.add(operand);
          }
        }
      }
    }
    return operands;
  }

  /** Tells what an instruction of some code is about; null if it is not of that kind. */
  private interface Kind {
    @Nullable Operand of(Prototype code, int pc, LuaValue environment);
  }

  private record Piece(Chunk code, LuaValue environment) {}
}
