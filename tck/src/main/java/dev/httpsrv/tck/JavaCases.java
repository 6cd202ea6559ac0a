package dev.httpsrv.tck;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.httpsrv.api.Session;
import dev.httpsrv.api.Url;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.ScriptMember;
import dev.httpsrv.api.spi.ScriptType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The cases that a transcript cannot tell, by the name of their folder. */
final class JavaCases {

  private static final int THREADS = 64;
  private static final int REQUESTS_A_THREAD = 100;

  private static final Map<String, JavaCase> CASES =
      Map.ofEntries(
          entry("3.19-every-session-function", JavaCases::everySessionFunction),
          entry("3.20-every-url-field", JavaCases::everyUrlField),
          entry("6.01-every-library-member", JavaCases::everyLibraryMember),
          entry("8.01-own-state", JavaCases::ownState),
          entry("8.04-many-threads", JavaCases::manyThreads),
          entry("13.01-safepoints", StoppingCases::safepoints),
          entry("13.01-no-safepoints", StoppingCases::noSafepoints),
          entry("13.02-endings", StoppingCases::endings),
          entry("13.03-limits", StoppingCases::limits),
          entry("13.04-loading", StoppingCases::loading));

  private JavaCases() {}

  /** Returns the cases. */
  static Map<String, JavaCase> all() {
    return CASES;
  }

  private static void everySessionFunction(Stage stage) {
    stage.load(false, 1);
    List<String> names = names(ScriptType.of(Session.class).functions());
    assertThat(missing(stage, "/", names))
        .as("functions of %s that scripts do not find on the session", Session.class)
        .isEmpty();
  }

  private static void everyUrlField(Stage stage) {
    stage.load(false, 1);
    List<String> names = names(ScriptType.of(Url.class).properties());
    assertThat(missing(stage, "http://ada:secret@localhost:81/?a=b#c", names))
        .as("fields of %s that scripts do not find on the URL", Url.class)
        .isEmpty();
  }

  private static void everyLibraryMember(Stage stage) {
    stage.load(false, 1);
    List<String> functions = new ArrayList<>();
    List<String> constants = new ArrayList<>();
    for (LibraryBinding library : stage.libraries()) {
      for (String path : library.paths()) {
        names(library.type().functions()).forEach(name -> functions.add(path + "." + name));
        names(library.type().properties()).forEach(name -> constants.add(path + "." + name));
      }
    }
    assertThat(functions).contains("msys.registerModule", "msys.extended.httpsrv.register");
    assertThat(missing(stage, "/functions", functions))
        .as("functions of libraries that scripts do not find")
        .isEmpty();
    assertThat(missing(stage, "/constants", constants))
        .as("constants of libraries that scripts do not find")
        .isEmpty();
  }

  private static List<String> names(Collection<ScriptMember> members) {
    return members.stream().map(ScriptMember::name).toList();
  }

  /** Asks the script which of these names it does not find; each name ends with a semicolon. */
  private static List<String> missing(Stage stage, String target, List<String> names) {
    StringBuilder body = new StringBuilder();
    names.forEach(name -> body.append(name).append(';'));
    String answer =
        stage.body(KitRequest.of("POST", target, Map.of(), body.toString().getBytes(UTF_8)));
    assertThat(answer).as("what the script says is missing").startsWith("missing:");
    return Stream.of(answer.substring("missing:".length()).split(";"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  /** Two requests meet in their handlers, so that each has an interpreter to itself. */
  private static void ownState(Stage stage) throws Exception {
    stage.load(false, 2);
    // A route of which no call has ended leaves one interpreter to others for a while.
    stage.body(KitRequest.get("/?nobody"));
    for (int round = 1; round <= 3; round++) {
      List<String> answers = inParallel(2, () -> List.of(stage.body(KitRequest.get("/"))));
      String expected = Integer.toString(round);
      assertThat(answers).as("the count in each of two interpreters").containsOnly(expected);
    }
  }

  private static void manyThreads(Stage stage) throws Exception {
    stage.load(false, 2);
    List<String> wrong =
        inParallel(
            THREADS,
            () -> {
              List<String> found = new ArrayList<>();
              for (int i = 0; i < REQUESTS_A_THREAD; i++) {
                String text = Thread.currentThread().threadId() + "-" + i;
                String answer =
                    stage.body(
                        KitRequest.of(
                            "POST",
                            "/echo?text=" + text,
                            Map.of("X-Text", text),
                            text.getBytes(UTF_8)));
                String expected = String.join(" ", text, text, text, text);
                if (!answer.equals(expected)) {
                  found.add(answer + " instead of " + expected);
                  break; // One a thread tells enough.
                }
              }
              return found;
            });
    assertThat(wrong)
        .as("wrong answers of %d threads, %d requests each", THREADS, REQUESTS_A_THREAD)
        .isEmpty();
  }

  private static List<String> inParallel(int threads, Callable<List<String>> action)
      throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<List<String>>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(executor.submit(action));
      }
      List<String> results = new ArrayList<>();
      for (Future<List<String>> each : running) {
        results.addAll(each.get());
      }
      return results;
    }
  }

  /** A case in Java. */
  @FunctionalInterface
  interface JavaCase {

    /** Plays the case; its scripts are on the stage, nothing is loaded yet. */
    void play(Stage stage) throws Exception;
  }
}
