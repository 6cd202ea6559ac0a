package dev.httpsrv.engine.graal;

import org.graalvm.polyglot.Value;

/** A language whose data is taken apart by Java. */
sealed interface WalkedGuest extends Guest permits GenericGuest, PythonGuest {

  /** Returns a number as {@link dev.httpsrv.api.ScriptData} has it. */
  Object number(Value number);

  /** Takes a compound value, which is not bytes, apart as data. */
  Parts parts(Value value);

  @Override
  default GuestData data() {
    return new WalkedData(this);
  }
}
