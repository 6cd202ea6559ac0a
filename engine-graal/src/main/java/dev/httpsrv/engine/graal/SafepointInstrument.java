package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;

/** Gets the engine what GraalVM grants to instruments only: actions at a script's safepoints. */
final class SafepointInstrument extends TruffleInstrument {

  static final String ID = "httpsrv-safepoints";

  @Override
  protected void onCreate(Env env) {
    env.registerService(new Safepoints(env));
  }
}
