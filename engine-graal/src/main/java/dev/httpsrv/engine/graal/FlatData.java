package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptData;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.Proxy;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Data of JavaScript: a tree goes to and fro as one row of values, in one call. */
final class FlatData implements GuestData {

  private static final Source DATA = Prelude.read(JavaScriptGuest.LANGUAGE, "data.js");

  private final JavaScriptGuest guest;
  private final Value listMark;
  private final Value objectMark;
  private final Value built;
  private final Value flat;
  private final Value list;
  private final Value map;

  /** Creates it, before any script runs. */
  FlatData(JavaScriptGuest guest, Context context) {
    this.guest = guest;
    this.listMark = context.asValue(Mark.LIST);
    this.objectMark = context.asValue(Mark.OBJECT);
    Value data =
        context
            .eval(DATA)
            .execute(
                listMark,
                objectMark,
                Mark.END,
                Mark.UNFIT,
                (ProxyExecutable) this::isHost,
                HostObject.MARK,
                ScriptData.MAX_DEPTH,
                ScriptData.Unfit.TOO_DEEP.wording(),
                Arguments.MOST_ELEMENTS);
    this.built = data.getMember("built");
    this.flat = data.getMember("flat");
    this.list = data.getMember("list");
    this.map = data.getMember("map");
  }

  private boolean isHost(Value... objects) {
    Value object = guest.bare(objects[0]);
    return object.isProxyObject() || object.isHostObject();
  }

  /** Returns a list of values that are the script's already. */
  Value list(@Nullable Object[] items) {
    return list.execute(items);
  }

  /** Returns an object of keys and values in turn that are the script's already. */
  Value map(@Nullable Object[] keysAndValues) {
    return map.execute(keysAndValues);
  }

  @Override
  public @Nullable Object toTree(Value value) {
    FlatTree tree = new FlatTree(guest);
    if (isScalar(value)) {
      tree.execute(value);
    } else {
      flat.executeVoid(tree, value);
    }
    return tree.root();
  }

  private static boolean isScalar(Value value) {
    return value.isString() || value.isNumber() || value.isNull() || value.isBoolean();
  }

  @Override
  public @Nullable Object toGuest(@Nullable Object tree) {
    if (!(tree instanceof List<?>) && !(tree instanceof Map<?, ?>)) {
      return guest.scalar(tree);
    }
    List<@Nullable Object> row = new ArrayList<>();
    put(tree, row);
    return built.execute(row.toArray());
  }

  private void put(@Nullable Object part, List<@Nullable Object> row) {
    switch (part) {
      case List<?> items -> {
        for (Object each : items) {
          put(each, row);
        }
        row.add(listMark);
        row.add(items.size());
      }
      case Map<?, ?> members -> {
        for (Object each : members.values()) {
          put(each, row);
        }
        row.add(objectMark);
        row.add(members.size());
        row.addAll(members.keySet());
      }
      case null, default -> row.add(guest.scalar(part));
    }
  }

  /** What stands in a row for what is no scalar. */
  enum Mark implements Proxy {
    /** A list: its parts follow, or went before. */
    LIST,
    /** An object, in the same way. */
    OBJECT,
    /** No more parts. */
    END,
    /** No data: what it is follows. */
    UNFIT
  }
}
