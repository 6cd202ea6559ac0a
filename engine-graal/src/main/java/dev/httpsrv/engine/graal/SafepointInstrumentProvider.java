package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.instrumentation.TruffleInstrument;
import com.oracle.truffle.api.instrumentation.provider.TruffleInstrumentProvider;
import java.util.Collection;
import java.util.List;

/** Tells GraalVM of the {@link SafepointInstrument}. Public for the service loader alone. */
@TruffleInstrument.Registration(
    id = SafepointInstrument.ID,
    name = "httpsrv safepoints",
    services = Safepoints.class)
public final class SafepointInstrumentProvider extends TruffleInstrumentProvider {

  /** Creates the provider. */
  public SafepointInstrumentProvider() {}

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
