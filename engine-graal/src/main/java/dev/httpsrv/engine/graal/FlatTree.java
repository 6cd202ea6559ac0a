package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptData;
import dev.httpsrv.engine.graal.FlatData.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Takes the row of values that a script's tree comes as, and reads it. */
final class FlatTree implements ProxyExecutable {

  private final JavaScriptGuest guest;
  private final List<Value> row = new ArrayList<>();
  private int next;

  /** Whether something unfit was found: nothing follows it. */
  private boolean foundUnfit;

  FlatTree(JavaScriptGuest guest) {
    this.guest = guest;
  }

  @Override
  public @Nullable Object execute(Value... values) {
    row.addAll(List.of(values));
    return null;
  }

  @Nullable Object read() {
    Value value = row.get(next++);
    if (value.isString()) {
      return value.asString();
    } else if (value.isNumber()) {
      return guest.number(value);
    } else if (value.isProxyObject()) {
      return marked(value.asProxyObject());
    } else if (value.isNull()) {
      return null;
    } else if (value.isBoolean()) {
      return value.asBoolean();
    }
    return guest.bytesOf(value);
  }

  private Object marked(Mark mark) {
    return switch (mark) {
      case LIST -> list();
      case OBJECT -> map();
      case UNFIT -> {
        foundUnfit = true;
        yield new ScriptData.Unfit(row.get(next).asString());
      }
      case END -> mark;
    };
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object each = read(); each != Mark.END; each = read()) {
      list.add(each);
      if (foundUnfit) {
        break;
      }
    }
    return list;
  }

  private Map<String, @Nullable Object> map() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Object key = read(); key != Mark.END; key = read()) {
      map.put(String.valueOf(key), read());
      if (foundUnfit) {
        break;
      }
    }
    return map;
  }
}
