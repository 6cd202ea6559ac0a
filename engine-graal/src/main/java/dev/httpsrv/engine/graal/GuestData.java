package dev.httpsrv.engine.graal;

import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** Plain data of one interpreter: its lists, maps, numbers and strings. */
interface GuestData {

  /** Returns a value as data; what is none is marked as unfit. */
  @Nullable Object toTree(Value value);

  /** Returns data as a script sees it. */
  @Nullable Object toGuest(@Nullable Object tree);
}
