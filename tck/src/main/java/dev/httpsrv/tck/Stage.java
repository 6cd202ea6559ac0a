package dev.httpsrv.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.MailDomain;
import dev.httpsrv.api.MailQueue;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.spi.Interpreter;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.runtime.HttpsrvBuilder;
import dev.httpsrv.runtime.console.CommandResult;
import dev.httpsrv.runtime.engine.Engines;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.library.InMemoryMailQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a case is played: its scripts as files, and an httpsrv that serves them. */
final class Stage implements AutoCloseable {

  private static final Pattern VERSION = Pattern.compile("(.+)\\.(v\\d+)\\.([^.]+)");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(10).toNanos();

  private final SharedEngine engine;
  private final String language;
  private final String extension;
  private final SortedMap<String, byte[]> scripts;
  private final Path folder;
  private final KitLibrary kit = new KitLibrary();
  private @Nullable Httpsrv httpsrv;
  private boolean reloaded;

  Stage(
      SharedEngine engine,
      String language,
      String extension,
      SortedMap<String, byte[]> scripts,
      Path folder) {
    this.engine = engine;
    this.language = language;
    this.extension = extension;
    this.scripts = scripts;
    this.folder = folder;
    install(null);
  }

  /** Loads the main script, or all; whatever was loaded before is closed. */
  void load(boolean all, int interpreters) {
    load(all, interpreters, SandboxPreset.STANDARD);
  }

  /** Loads the main script with other limits, each as people write it. */
  void loadWithin(String... limits) {
    load(
        false,
        1,
        SandboxPreset.STANDARD,
        builder -> {
          for (String each : limits) {
            builder.limits(each);
          }
        });
  }

  /** Loads the main script, or all, into a sandbox. */
  void load(boolean all, int interpreters, SandboxPreset sandbox) {
    load(all, interpreters, sandbox, _ -> {});
  }

  private void load(
      boolean all, int interpreters, SandboxPreset sandbox, Consumer<HttpsrvBuilder> limits) {
    close();
    HttpsrvBuilder builder =
        Httpsrv.builder()
            .engines(Engines.of(List.of(engine), Map.of(language, engine.id())))
            .scripts(all ? folder : file("main"))
            .interpreters(interpreters)
            .sandbox(sandbox)
            .patience(PATIENCE)
            .mailQueue(new RecordingQueue(kit::record))
            .library(kit)
            .library(new ShopLibrary());
    limits.accept(builder);
    httpsrv = builder.build();
  }

  /** Puts the scripts of a version in the place of those without one. */
  void install(@Nullable String version) {
    boolean found = version == null;
    for (Map.Entry<String, byte[]> script : scripts.entrySet()) {
      Matcher matcher = VERSION.matcher(script.getKey());
      boolean versioned = matcher.matches();
      if (version == null && !versioned) {
        write(script.getKey(), script.getValue());
      } else if (versioned && matcher.group(2).equals(version)) {
        found = true;
        write(matcher.group(1) + "." + matcher.group(3), script.getValue());
      }
    }
    if (!found) {
      throw new IllegalArgumentException("no script is of version " + version);
    }
  }

  void reload() {
    loaded().reload();
    reloaded = true;
  }

  /** Answers a request as a transport would send the response: without the body of a HEAD. */
  List<String> answer(KitRequest request) {
    Response response = loaded().handle(request);
    if (response.delivery() == Response.Delivery.BROKEN) {
      return List.of("broken off");
    }
    boolean streamed = response.delivery() == Response.Delivery.STREAMED;
    List<String> lines = new ArrayList<>(streamed ? request.sentHead() : Head.render(response));
    if (!request.method().equals("HEAD")) {
      lines.addAll(Body.render(streamed ? request.sent() : response.body()));
    }
    return lines;
  }

  /** Returns the body of the response to a request, as text. */
  String body(KitRequest request) {
    return new String(loaded().handle(request).body(), StandardCharsets.UTF_8);
  }

  CommandResult command(String line, Consumer<String> output) {
    return loaded().console().run(line, output);
  }

  /**
   * Checks what was recorded since the last check. After a reload it waits until there is as much,
   * since the old configuration ends in its own time.
   *
   * @param more whether more may come without a reload, too
   */
  void checkRecorded(String what, List<String> expected, BooleanSupplier more)
      throws InterruptedException {
    long start = System.nanoTime();
    while ((reloaded || more.getAsBoolean())
        && kit.recorded().size() < expected.size()
        && System.nanoTime() - start < LONGEST_WAIT_NANOS) {
      Thread.sleep(5);
    }
    List<String> recorded = kit.recorded();
    kit.forget();
    Wildcards.check(what, expected, Body.renderLines(recorded));
  }

  /** Returns the library by which scripts tell what they do. */
  KitLibrary kit() {
    return kit;
  }

  /** Returns the only interpreter. */
  Interpreter interpreter() {
    List<Interpreter> all = engine.interpretersWith(kit);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  /** Returns the status of the response to a request. */
  int status(KitRequest request) {
    return loaded().handle(request).status();
  }

  /** Returns the libraries that the scripts have. */
  List<LibraryBinding> libraries() {
    return engine.libraries();
  }

  /** Returns a script's file. */
  Path file(String name) {
    return folder.resolve(name.replace('.', '/') + "." + extension);
  }

  /** Returns the place in a script that is marked HERE, as messages name it. */
  String here(String name) {
    Path file = file(name);
    try {
      List<String> lines = Files.readAllLines(file);
      List<Integer> marked = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).contains("HERE")) {
          marked.add(i + 1);
        }
      }
      assertThat(marked).as("lines marked HERE in %s", file.getFileName()).hasSize(1);
      return file + ":" + marked.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shuts down, if anything is loaded. */
  @Override
  public void close() {
    if (httpsrv != null) {
      httpsrv.close();
      httpsrv = null;
    }
  }

  private Httpsrv loaded() {
    Httpsrv running = httpsrv;
    if (running == null) {
      throw new IllegalStateException("nothing is loaded; write \"load\" first");
    }
    return running;
  }

  private void write(String name, byte[] content) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A mail queue whose delays are recorded. */
  private record RecordingQueue(InMemoryMailQueue queue, Consumer<String> recorder)
      implements MailQueue {

    RecordingQueue(Consumer<String> recorder) {
      this(new InMemoryMailQueue(), recorder);
    }

    @Override
    public Optional<MailDomain> domain(String name) {
      return queue.domain(name);
    }

    @Override
    public void delay(MailDomain domain, String note) {
      recorder.accept("delayed " + domain.name() + ": " + note);
    }
  }
}
