package dev.httpsrv.engine.graal;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptNull;
import dev.httpsrv.api.Waiting;
import dev.httpsrv.api.spi.ScriptMember;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Converts Java's values for a script. */
final class ToGuest {

  private final GraalInterpreter interpreter;

  ToGuest(GraalInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  @Nullable Object[] arguments(@Nullable Object[] arguments) {
    @Nullable Object[] converted = new @Nullable Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      converted[i] = convert(arguments[i]);
    }
    return converted;
  }

  /** Converts what a member returned. */
  @Nullable Object result(ScriptMember member, @Nullable Object value) {
    return switch (member.resultKind()) {
      case NOTHING -> interpreter.guest().nothing();
      case ENCODED_TEXT -> value instanceof EncodedText text ? text.decode(member.name()) : null;
      case LIST ->
          value instanceof List<?> list
              ? interpreter.guest().list(items(list), member.zeroBased())
              : null;
      case WAITING ->
          value instanceof Waiting waiting ? interpreter.guest().await(waiting, interpreter) : null;
      default -> convert(value);
    };
  }

  /** Converts a value by its class. */
  @Nullable Object convert(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String _, Boolean _, Value _, Double _ -> value;
      case Integer number -> number;
      case Long number -> interpreter.guest().wholeNumber(number);
      case ScriptData data -> interpreter.data().toGuest(data.value());
      case ScriptNull _ -> null;
      case Attempt attempt -> convert(attempt.orThrow());
      case Number number -> number.doubleValue();
      case byte[] bytes -> interpreter.guest().bytes(bytes);
      case EncodedText text -> text.decode("text");
      case Map<?, ?> map -> map(map);
      case List<?> list -> interpreter.guest().list(items(list), false);
      case Results results -> interpreter.guest().results(items(results.values()));
      case GuestFunction function -> function.value();
      case GuestTable table -> table.value();
      default -> new HostObject(interpreter, value);
    };
  }

  private @Nullable Object[] items(List<?> list) {
    @Nullable Object[] items = new @Nullable Object[list.size()];
    int i = 0;
    for (Object each : list) {
      items[i++] = convert(each);
    }
    return items;
  }

  private Object map(Map<?, ?> map) {
    @Nullable Object[] flat = new @Nullable Object[2 * map.size()];
    int i = 0;
    for (Map.Entry<?, ?> each : map.entrySet()) {
      flat[i++] = convert(each.getKey());
      flat[i++] = convert(each.getValue());
    }
    return interpreter.guest().map(flat);
  }
}
