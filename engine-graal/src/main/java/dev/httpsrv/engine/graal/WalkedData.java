package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Data that goes to and fro part by part. */
final class WalkedData implements GuestData {

  private final WalkedGuest guest;

  /** Whether something unfit was found: the rest need not be read, which may be without end. */
  private boolean foundUnfit;

  WalkedData(WalkedGuest guest) {
    this.guest = guest;
  }

  @Override
  public @Nullable Object toTree(Value value) {
    // A dict's own methods may call a function that comes here again.
    boolean outer = foundUnfit;
    foundUnfit = false;
    try {
      return toTree(value, 1);
    } finally {
      foundUnfit = outer;
    }
  }

  private @Nullable Object toTree(Value value, int depth) {
    if (value.isNull()) {
      return null;
    } else if (value.isBoolean()) {
      return value.asBoolean();
    } else if (value.isString()) {
      return value.asString();
    } else if (value.isNumber()) {
      return guest.number(value);
    } else if (value.isProxyObject() || value.isHostObject()) {
      return unfit(new ScriptData.Unfit("an object"));
    }
    byte[] bytes = guest.bytesOf(value);
    if (bytes != null) {
      return bytes;
    }
    if (depth > ScriptData.MAX_DEPTH) {
      return unfit(ScriptData.Unfit.TOO_DEEP);
    }
    return switch (guest.parts(value)) {
      case Parts.Items(List<Value> items) -> list(items, depth);
      case Parts.Entries(List<Value> flat) -> map(flat, depth);
      case Parts.Unfit(String wording) -> unfit(new ScriptData.Unfit(wording));
    };
  }

  private List<@Nullable Object> list(List<Value> items, int depth) {
    List<@Nullable Object> list = new ArrayList<>(items.size());
    // Loops, since a lambda at each level would overflow the stack before a thousand levels.
    for (Value each : items) {
      list.add(toTree(each, depth + 1));
      if (foundUnfit) {
        break;
      }
    }
    return list;
  }

  private Object map(List<Value> flat, int depth) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < flat.size() && !foundUnfit; i += 2) {
      Value key = flat.get(i);
      if (!key.isString() && !key.fitsInLong()) {
        return unfit(
            new ScriptData.Unfit("a table with a key that is neither a string nor a whole number"));
      }
      map.put(
          key.isString() ? key.asString() : Long.toString(key.asLong()),
          toTree(flat.get(i + 1), depth + 1));
    }
    return map;
  }

  private ScriptData.Unfit unfit(ScriptData.Unfit found) {
    foundUnfit = true;
    return found;
  }

  @Override
  public @Nullable Object toGuest(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> {
        @Nullable Object[] items = new @Nullable Object[list.size()];
        int i = 0;
        for (Object each : list) {
          items[i++] = toGuest(each);
        }
        yield guest.list(items, false);
      }
      case Map<?, ?> map -> {
        @Nullable Object[] flat = new @Nullable Object[2 * map.size()];
        int i = 0;
        for (Map.Entry<?, ?> each : map.entrySet()) {
          flat[i++] = each.getKey();
          flat[i++] = toGuest(each.getValue());
        }
        yield guest.map(flat);
      }
      case null, default -> guest.scalar(value);
    };
  }
}
