package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import java.util.Objects;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Instrument;
import org.jspecify.annotations.Nullable;

/** What the {@link SafepointInstrument} of an engine offers. */
final class Safepoints {

  private final TruffleInstrument.Env env;

  Safepoints(TruffleInstrument.Env env) {
    this.env = env;
  }

  /** Returns the safepoints of an engine, null where it did not find the instrument. */
  static @Nullable Safepoints of(Engine engine) {
    Instrument instrument = engine.getInstruments().get(SafepointInstrument.ID);
    return instrument == null ? null : instrument.lookup(Safepoints.class);
  }

  /** Returns the safepoints of a context. */
  ContextSafepoints in(Context context) {
    context.enter();
    try {
      return new ContextSafepoints(env, Objects.requireNonNull(env.getEnteredContext()));
    } finally {
      context.leave();
    }
  }
}
