package dev.httpsrv.engine.graal;

import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.ScriptLanguage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graalvm.options.OptionDescriptors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.IOAccess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The polyglot engine that all contexts share, and what contexts may do. */
final class Polyglot implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Polyglot.class);

  // All contexts of an engine must have the same one. Buffers are how bytes get in.
  private static final HostAccess HOST_ACCESS =
      HostAccess.newBuilder(HostAccess.NONE).allowBufferAccess(true).build();

  private final Engine engine;
  private final @Nullable Safepoints safepoints;

  private Polyglot(Engine engine) {
    this.engine = engine;
    this.safepoints = Safepoints.of(engine);
  }

  static Polyglot start() {
    try {
      return new Polyglot(build());
    } catch (RuntimeException | LinkageError e) {
      throw new EngineException(
          GraalEngineProvider.ID,
          "GraalVM does not start; put org.graalvm.polyglot's js-community or python-community,"
              + " all of one version, on the class path ("
              + e.getMessage()
              + ")",
          e);
    }
  }

  private static Engine build() {
    try {
      return Engine.newBuilder()
          .allowExperimentalOptions(true)
          .option("engine.WarnInterpreterOnly", "false")
          .option("engine.WarnVirtualThreadSupport", "false")
          .build();
    } catch (IllegalArgumentException unknownOption) {
      // Options come and go between versions; these two only keep warnings from the console.
      return Engine.newBuilder().build();
    }
  }

  List<ScriptLanguage> languages() {
    return engine.getLanguages().values().stream()
        .map(each -> LanguageFinder.describe(each.getId(), released(each.getVersion())))
        .toList();
  }

  /** The community artifacts on Maven Central call themselves a development build. */
  private static String released(String version) {
    String packaged = Engine.class.getPackage().getImplementationVersion();
    return version.startsWith("Development") && packaged != null ? packaged : version;
  }

  String description() {
    String version = released(engine.getVersion());
    return isInterpreted()
        ? "GraalVM " + version + ", interpreted"
        : engine.getImplementationName() + " " + version + ", optimizing";
  }

  /** Returns whether scripts are not compiled, since the JVM lacks what that takes. */
  boolean isInterpreted() {
    return engine.getImplementationName().equals("Interpreted");
  }

  boolean has(String language) {
    return engine.getLanguages().containsKey(language);
  }

  /** Returns how to reach a script that computes, null where GraalVM does not say. */
  @Nullable Safepoints safepoints() {
    return safepoints;
  }

  /** Creates a context whose scripts are kept in a sandbox; all of an engine are in the same. */
  Context newContext(
      String language, SandboxPreset sandbox, LineStream output, ScriptFileSystem files) {
    boolean trusted = sandbox == SandboxPreset.TRUSTED;
    return Context.newBuilder(language)
        .engine(engine)
        .allowExperimentalOptions(true)
        .options(options(language))
        .allowAllAccess(false)
        .allowHostAccess(trusted ? HostAccess.ALL : HOST_ACCESS)
        .allowHostClassLookup(name -> trusted)
        .allowHostClassLoading(false)
        .allowIO(access(Shape.of(language), trusted, files))
        .allowNativeAccess(false)
        .allowCreateProcess(trusted)
        .allowCreateThread(false)
        .allowEnvironmentAccess(trusted ? EnvironmentAccess.INHERIT : EnvironmentAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .in(LineStream.noInput())
        .out(output)
        .err(output)
        .build();
  }

  private Map<String, String> options(String language) {
    OptionDescriptors known =
        Objects.requireNonNull(engine.getLanguages().get(language)).getOptions();
    Map<String, String> options = new HashMap<>(Shape.of(language).options());
    options.keySet().removeIf(name -> known.get(name) == null);
    return options;
  }

  private static IOAccess access(Shape shape, boolean trusted, ScriptFileSystem files) {
    return switch (shape) {
      // Its files are modules alone; trusted scripts have Java's.
      case JAVASCRIPT -> IOAccess.newBuilder().fileSystem(files).build();
      case PYTHON -> trusted ? IOAccess.ALL : IOAccess.NONE;
      case GENERIC -> IOAccess.NONE;
    };
  }

  @Override
  public void close() {
    engine.close(true);
  }
}
