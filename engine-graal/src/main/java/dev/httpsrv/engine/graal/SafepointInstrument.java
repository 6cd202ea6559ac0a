package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** Gets the engine what GraalVM grants to instruments only: actions at a script's safepoints. */
final class SafepointInstrument extends TruffleInstrument {

  static final String ID = "httpsrv-safepoints";

  @Override
  protected void onCreate(Env env) {
    env.registerService(new Safepoints(env));
  }

  /** Tells GraalVM of the instrument. Public for the service loader alone. */
  @Registration(id = ID, name = "httpsrv safepoints", services = Safepoints.class)
  public static final class Provider extends TruffleInstrumentProvider {

    /** Creates the provider. */
    public Provider() {}

    @Override
    protected String getInstrumentClassName() {
      return SafepointInstrument.class.getName();
    }

    @Override
    protected Object create() {
      return new SafepointInstrument();
    }

    @Override
    protected Collection<String> getServicesClassNames() {
      return List.of(Safepoints.class.getName());
    }
  }
}
