package dev.httpsrv.runtime.library;

import dev.httpsrv.api.FunctionReference;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.api.ScriptTable;

/** {@code msys} itself: registers modules and console commands. */
@ScriptLibrary("msys")
public final class MsysLibrary {

  private final Registrar registrar;

  /** Creates the library of one interpreter. */
  public MsysLibrary(Registrar registrar) {
    this.registrar = registrar;
  }

  /** Registers a module: a table with some of the hooks init, rsrc_setup, and deinit. */
  @ScriptName("registerModule")
  public void registerModule(String name, ScriptTable hooks) {
    registrar.module(name, hooks);
  }

  /** Registers a console command. */
  @ScriptName("registerControl")
  public void registerControl(String prefix, FunctionReference function) {
    registrar.command(prefix, function);
  }
}
