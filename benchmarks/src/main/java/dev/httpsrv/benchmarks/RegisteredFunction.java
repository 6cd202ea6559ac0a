package dev.httpsrv.benchmarks;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptFunction;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands for the server's library: keeps the function that the script registers. */
@ScriptLibrary("msys.httpsrv")
public final class RegisteredFunction implements InterpreterHost {

  private @Nullable ScriptFunction function;

  /** Keeps the function. */
  @ScriptName("register")
  public void register(@Nullable String method, String endpoint, FunctionReference registered) {
    function = (ScriptFunction) registered;
  }

  ScriptFunction function() {
    if (function == null) {
      throw new IllegalStateException("the script registered nothing");
    }
    return function;
  }

  @Override
  public List<LibraryBinding> libraries() {
    return List.of(LibraryBinding.of(this));
  }

  @Override
  public Optional<CompiledScript> find(String name) {
    return Optional.empty();
  }

  @Override
  public void print(String text) {}
}
