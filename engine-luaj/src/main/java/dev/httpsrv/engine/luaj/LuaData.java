package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptNull;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luaj.vm2.LuaDouble;
import org.luaj.vm2.LuaInteger;
import org.luaj.vm2.LuaString;
import org.luaj.vm2.LuaTable;
import org.luaj.vm2.LuaUserdata;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.OneArgFunction;

/** Plain data of one interpreter: tables, and what stands for nothing in them. */
final class LuaData {

  private static final double MOST_EXACT = 0x1p53;

  /** What decoding puts in the place of malformed bytes, unless it stood there. */
  private static final char REPLACEMENT = '\uFFFD';

  /** Marks the tables that are lists even where they are empty. */
  private final LuaTable list = new ReadOnly(new LuaTable());

  private final LuaUserdata nothing;

  /** Whether something unfit was found: the rest need not be read, which may be without end. */
  private boolean foundUnfit;

  LuaData() {
    LuaTable metatable = new LuaTable();
    metatable.set(LuaValue.TOSTRING, new NullText());
    metatable.set(LuaValue.METATABLE, LuaValue.FALSE);
    nothing = new LuaUserdata(ScriptNull.NULL, metatable);
  }

  /** Returns {@code msys.null}. */
  LuaValue nothing() {
    return nothing;
  }

  /** Returns a value as data; what is none is marked as unfit. */
  @Nullable Object toTree(LuaValue value) {
    foundUnfit = false;
    return toTree(value, 1);
  }

  private @Nullable Object toTree(LuaValue value, int depth) {
    return switch (value) {
      case LuaString text -> bytes(text);
      case LuaInteger number -> number.tolong();
      case LuaDouble number -> number(number.todouble());
      case LuaTable table ->
          depth > ScriptData.MAX_DEPTH ? unfit(ScriptData.Unfit.TOO_DEEP) : tree(table, depth);
      case LuaUserdata object when object.m_instance == ScriptNull.NULL -> null;
      default ->
          switch (value.type()) {
            case LuaValue.TNIL -> null;
            case LuaValue.TBOOLEAN -> value.toboolean();
            default -> unfit(wording(value));
          };
    };
  }

  private static Object number(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) <= MOST_EXACT;
    return whole ? (Object) (long) number : (Object) number;
  }

  @SuppressWarnings("ReferenceEquality") // the metatable is itself alone
  private Object tree(LuaTable table, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    int most = 0;
    int numbered = 0;
    for (Varargs entry = table.next(LuaValue.NIL);
        !foundUnfit && !entry.arg1().isnil();
        entry = table.next(entry.arg1())) {
      Safepoints.poll();
      LuaValue key = entry.arg1();
      if (key instanceof LuaInteger index && index.toint() > 0) {
        numbered++;
        most = Math.max(most, index.toint());
      } else if (key instanceof LuaString name) {
        String text = decode(name);
        if (text == null) {
          return unfit("a table with a key that is not valid UTF-8");
        }
        map.put(text, toTree(entry.arg(2), depth + 1));
      } else {
        return unfit("a table with a key that is %s".formatted(wording(key)));
      }
    }
    if (foundUnfit) {
      return map;
    }
    if (numbered == 0 && table.getmetatable() != list) {
      return map;
    }
    if (!map.isEmpty()) {
      return unfit("a table that has both numbers and strings as keys");
    }
    if (most > 2L * numbered) {
      return unfit("a list that lacks more than half of its values");
    }
    return list(table, most, depth);
  }

  private List<@Nullable Object> list(LuaTable table, int size, int depth) {
    List<@Nullable Object> values = new ArrayList<>(size);
    for (int i = 1; i <= size && !foundUnfit; i++) {
      Safepoints.poll();
      values.add(toTree(table.rawget(i), depth + 1));
    }
    return values;
  }

  private ScriptData.Unfit unfit(String wording) {
    return unfit(new ScriptData.Unfit(wording));
  }

  private ScriptData.Unfit unfit(ScriptData.Unfit found) {
    foundUnfit = true;
    return found;
  }

  /** Returns data as a script sees it: nothing on its own is nil. */
  LuaValue toLua(ScriptData data) {
    return data.value() == null ? LuaValue.NIL : within(data.value());
  }

  /** Returns data as a script sees it where nil would mean something else. */
  LuaValue within(@Nullable Object value) {
    Safepoints.poll();
    return switch (value) {
      case null -> nothing;
      case List<?> values -> {
        LuaTable table = new LuaTable(values.size(), 0);
        int index = 1;
        for (Object each : values) {
          table.rawset(index++, within(each));
        }
        table.setmetatable(list);
        yield table;
      }
      case Map<?, ?> map -> {
        LuaTable table = new LuaTable(0, map.size());
        for (Map.Entry<?, ?> each : map.entrySet()) {
          table.rawset(Text.encode(String.valueOf(each.getKey())), within(each.getValue()));
        }
        yield table;
      }
      case String text -> Text.encode(text);
      case byte[] bytes -> LuaString.valueOf(bytes);
      case Boolean truth -> LuaValue.valueOf(truth);
      case Long number when number == number.intValue() -> LuaValue.valueOf(number.intValue());
      case BigInteger number -> LuaValue.valueOf(ScriptData.nearest(number));
      case Number number -> LuaValue.valueOf(number.doubleValue());
      default -> throw new IllegalArgumentException("no script data: " + value.getClass());
    };
  }

  private static byte[] bytes(LuaString text) {
    byte[] bytes = new byte[text.m_length];
    text.copyInto(0, bytes, 0, bytes.length);
    return bytes;
  }

  private static @Nullable String decode(LuaString text) {
    String decoded = Text.decode(text); // a decoder that refuses takes 50 ns in place of 13
    boolean lossless = decoded.indexOf(REPLACEMENT) < 0 || Text.encode(decoded).raweq(text);
    return lossless ? decoded : null;
  }

  private static String wording(LuaValue value) {
    return switch (value.type()) {
      case LuaValue.TUSERDATA -> "an object";
      case LuaValue.TNUMBER -> "the number " + Text.decode(value);
      case LuaValue.TBOOLEAN -> "true or false";
      default -> "a " + value.typename();
    };
  }

  private static final class NullText extends OneArgFunction {

    @Override
    public LuaValue call(LuaValue self) {
      return LuaValue.valueOf("null");
    }
  }
}
