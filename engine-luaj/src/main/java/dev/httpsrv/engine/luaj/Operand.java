package dev.httpsrv.engine.luaj;

import org.jspecify.annotations.Nullable;
import org.luaj.vm2.Lua;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;

/**
 * What a register holds when an instruction runs, as far as the code before it tells.
 *
 * @param name what Lua calls it, such as {@code field 'x'}; null where it has no name
 * @param value its value now, null where that is not known
 */
record Operand(@Nullable String name, @Nullable LuaValue value) {

  private static final Operand UNKNOWN = new Operand(null, null);
  private static final String ENVIRONMENT = "_ENV";

  /** Returns what an instruction calls; null if it calls nothing, or is not reached. */
  static @Nullable Operand called(Prototype code, int pc, LuaValue environment) {
    int instruction = code.code[pc];
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_CALL, Lua.OP_TAILCALL -> of(code, pc, Lua.GETARG_A(instruction), environment);
      default -> null;
    };
  }

  /** Returns what an instruction indexes; null if it indexes nothing, or is not reached. */
  static @Nullable Operand indexed(Prototype code, int pc, LuaValue environment) {
    int instruction = code.code[pc];
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_GETTABLE, Lua.OP_SELF -> of(code, pc, Lua.GETARG_B(instruction), environment);
      case Lua.OP_SETTABLE -> of(code, pc, Lua.GETARG_A(instruction), environment);
      case Lua.OP_GETTABUP -> upvalue(code, Lua.GETARG_B(instruction), environment);
      case Lua.OP_SETTABUP -> upvalue(code, Lua.GETARG_A(instruction), environment);
      default -> null;
    };
  }

  /** Returns what is in a register; null if it is a table, or an earlier instruction has failed. */
  private static @Nullable Operand of(Prototype code, int pc, int register, LuaValue environment) {
    LuaString local = code.getlocalname(register + 1, pc);
    if (local != null) {
      return new Operand("local '" + Text.decode(local) + "'", null);
    }
    int setter = setter(code, pc, register);
    if (setter < 0) {
      return UNKNOWN;
    }
    int instruction = code.code[setter];
    int from = Lua.GETARG_B(instruction);
    int key = Lua.GETARG_C(instruction);
    return switch (Lua.GET_OPCODE(instruction)) {
      case Lua.OP_MOVE -> from < register ? of(code, setter, from, environment) : UNKNOWN;
      case Lua.OP_GETUPVAL -> upvalue(code, from, environment);
      case Lua.OP_GETTABUP -> {
        Operand owner = upvalue(code, from, environment);
        yield member(owner.value() == null ? "field" : "global", code, key, owner);
      }
      case Lua.OP_GETTABLE -> member("field", code, key, of(code, setter, from, environment));
      case Lua.OP_SELF -> member("method", code, key, of(code, setter, from, environment));
      case Lua.OP_NEWTABLE -> null;
      case Lua.OP_CALL ->
          failed(of(code, setter, Lua.GETARG_A(instruction), environment)) ? null : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  /** Returns whether to use a value as a table or function fails, or is not even reached. */
  private static boolean failed(@Nullable Operand used) {
    return used == null || (used.value() != null && used.value().isnil());
  }

  private static @Nullable Operand member(
      String kind, Prototype code, int key, @Nullable Operand owner) {
    if (owner == null || failed(owner)) {
      return null;
    }
    LuaValue constant = Lua.ISK(key) ? code.k[Lua.INDEXK(key)] : LuaValue.NIL;
    if (!(constant instanceof LuaString name)) {
      return UNKNOWN;
    }
    return new Operand(
        kind + " '" + Text.decode(name) + "'",
        owner.value() instanceof LuaTable table && table.getmetatable() == null
            ? table.rawget(name)
            : null);
  }

  private static Operand upvalue(Prototype code, int index, LuaValue environment) {
    String name = Text.decode(code.upvalues[index].name);
    return new Operand("upvalue '" + name + "'", name.equals(ENVIRONMENT) ? environment : null);
  }

  /** Returns the last instruction that set a register; -1 if it may have been passed over. */
  private static int setter(Prototype code, int end, int register) {
    int setter = -1;
    int target = 0;
    for (int pc = 0; pc < end; pc++) {
      int instruction = code.code[pc];
      if (Lua.GET_OPCODE(instruction) == Lua.OP_JMP) {
        int next = pc + 1 + Lua.GETARG_sBx(instruction);
        target = next > pc && next <= end ? Math.max(target, next) : target;
      } else if (sets(instruction, register)) {
        setter = pc < target ? -1 : pc;
      }
    }
    return setter;
  }

  private static boolean sets(int instruction, int register) {
    int first = Lua.GETARG_A(instruction);
    int operation = Lua.GET_OPCODE(instruction);
    return switch (operation) {
      case Lua.OP_LOADNIL -> first <= register && register <= first + Lua.GETARG_B(instruction);
      case Lua.OP_CALL, Lua.OP_TAILCALL -> register >= first;
      case Lua.OP_TFORCALL -> register >= first + 2;
      case Lua.OP_SELF -> register == first || register == first + 1;
      default -> Lua.testAMode(operation) && register == first;
    };
  }
}
