package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptData;
import dev.httpsrv.engine.graal.FlatData.Mark;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * The tree that a script's row of values is, built as the pieces of the row come; between them the
 * script can be stopped.
 */
final class FlatTree implements ProxyExecutable {

  private final JavaScriptGuest guest;
  private final Deque<Compound> open = new ArrayDeque<>();
  private final Listed root = new Listed(new ArrayList<>(1));

  /** Whether the next value says what is unfit. */
  private boolean isUnfit;

  FlatTree(JavaScriptGuest guest) {
    this.guest = guest;
    open.push(root);
  }

  /** Returns it, after the last piece. */
  @Nullable Object root() {
    return root.items.getFirst();
  }

  @Override
  public @Nullable Object execute(Value... piece) {
    for (Value each : piece) {
      take(each);
    }
    return null;
  }

  private void take(Value value) {
    if (value.isString()) {
      String text = value.asString();
      open.element().add(isUnfit ? new ScriptData.Unfit(text) : text);
    } else if (value.isNumber()) {
      open.element().add(guest.number(value));
    } else if (value.isProxyObject()) {
      mark(value.asProxyObject());
    } else if (value.isNull()) {
      open.element().add(null);
    } else if (value.isBoolean()) {
      open.element().add(value.asBoolean());
    } else {
      open.element().add(guest.bytesOf(value));
    }
  }

  private void mark(Mark mark) {
    switch (mark) {
      case LIST -> {
        List<@Nullable Object> list = new ArrayList<>();
        open.element().add(list);
        open.push(new Listed(list));
      }
      case OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        open.element().add(map);
        open.push(new Mapped(map));
      }
      case END -> open.pop();
      case UNFIT -> isUnfit = true;
    }
  }

  /** A list or a map to which parts are added still. */
  private sealed interface Compound {
    void add(@Nullable Object part);
  }

  private record Listed(List<@Nullable Object> items) implements Compound {
    @Override
    public void add(@Nullable Object part) {
      items.add(part);
    }
  }

  private static final class Mapped implements Compound {

    private final Map<String, @Nullable Object> map;
    private @Nullable String key;

    Mapped(Map<String, @Nullable Object> map) {
      this.map = map;
    }

    @Override
    public void add(@Nullable Object part) {
      if (key == null) {
        key = String.valueOf(part);
      } else {
        map.put(key, part);
        key = null;
      }
    }
  }
}
