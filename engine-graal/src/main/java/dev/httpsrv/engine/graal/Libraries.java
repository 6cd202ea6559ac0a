package dev.httpsrv.engine.graal;

import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.ScriptMember;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the host's libraries into an interpreter. */
final class Libraries {

  private final GraalInterpreter interpreter;

  Libraries(GraalInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  void bind(List<LibraryBinding> libraries) {
    for (LibraryBinding each : libraries) {
      interpreter.guest().bind(each.paths(), members(each));
    }
  }

  private Map<String, @Nullable Object> members(LibraryBinding library) {
    String path = library.paths().getFirst();
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (ScriptMember each : library.type().functions()) {
      String label = path + "." + each.name();
      members.put(each.name(), new HostFunction(interpreter, each, library.target(), label));
    }
    for (ScriptMember each : library.type().properties()) {
      Object constant = each.invoke(library.target());
      members.put(each.name(), interpreter.toGuest().result(each, constant));
    }
    return members;
  }
}
