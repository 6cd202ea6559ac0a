package dev.httpsrv.engine.luaj;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.CompiledScript;
import dev.httpsrv.api.spi.InterpreterHost;
import dev.httpsrv.api.spi.LibraryBinding;
import dev.httpsrv.api.spi.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Runs a folder of Lua files, such as the official test suite of Lua 5.2, each as a script in an
 * interpreter of its own, and prints how far each one came.
 */
final class LuaSuite {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What the suite's own driver sets for an ordinary user. */
  private static final String SETTINGS = "_soft, _port, _nomsg, _no32 = true, true, true, true";

  /** Tells of every assertion that fails, where the suite alone stops at the first. */
  private static final String KEEP_GOING =
      """
      function assert(...)
        if not (...) then
          local _, place = pcall(error, "assertion failed", 2)
          print("  " .. tostring(place) .. " " .. tostring((select(2, ...))))
        end
        return ...
      end
      """;

  /** In place of what the sandbox leaves out, so that a file is not judged by its first line. */
  private static final String STAND_INS =
      """
      function collectgarbage(what) return what == "count" and 1000 or 0 end
      package.preload.debug = function()
        local function nothing() end
        return { getinfo = function() return {} end, sethook = nothing, gethook = nothing,
          getlocal = nothing, getmetatable = getmetatable, setmetatable = setmetatable,
          traceback = function(message) return message end }
      end
      debug = require "debug"
      """;

  private final Path folder;
  private final boolean keepGoing;
  private final boolean standIns;

  private LuaSuite(Path folder, boolean keepGoing, boolean standIns) {
    this.folder = folder;
    this.keepGoing = keepGoing;
    this.standIns = standIns;
  }

  /** Runs {@code FOLDER [--stand-ins] [--keep-going] [FILE...]}; exits with 1 where one fails. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    List<String> names = new ArrayList<>(List.of(arguments));
    boolean keepGoing = names.remove("--keep-going");
    boolean standIns = names.remove("--stand-ins");
    LuaSuite suite = new LuaSuite(Path.of(names.removeFirst()), keepGoing, standIns);
    List<Path> files = suite.files(names);
    int passed = 0;
    System.out.println("| file | result | line: message |\n| --- | --- | --- |");
    for (Path file : files) {
      Result result = suite.run(file);
      System.out.printf(
          "| %s | %s | %s |%n",
          file.getFileName(), result.word, result.message.replace("|", "\\|"));
      passed += result.word.equals("ok") ? 1 : 0;
    }
    System.out.printf("%n%d of %d files pass%n", passed, files.size());
    // A file that ran out of time is still running.
    System.exit(passed == files.size() ? 0 : 1);
  }

  private List<Path> files(List<String> names) throws IOException {
    if (!names.isEmpty()) {
      return names.stream().map(folder::resolve).toList();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".lua")).sorted().toList();
    }
  }

  private Result run(Path file) throws InterruptedException {
    CompletableFuture<Result> result = new CompletableFuture<>();
    Thread.ofPlatform().daemon().start(() -> result.complete(inInterpreter(file)));
    try {
      return result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return new Result("time", "still running after " + LIMIT.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private Result inInterpreter(Path file) {
    LuajInterpreter interpreter = new LuajInterpreter(new Host(), SandboxPreset.STANDARD);
    try {
      interpreter.load(compiled("settings", SETTINGS.getBytes(UTF_8)));
      if (standIns) {
        interpreter.load(compiled("stand-ins", STAND_INS.getBytes(UTF_8)));
      }
      if (keepGoing) {
        interpreter.load(compiled("keep-going", KEEP_GOING.getBytes(UTF_8)));
      }
      interpreter.load(script(file));
      return new Result("ok", "");
    } catch (ScriptSyntaxException e) {
      return new Result("fails", e.location().line() + ": " + e.getMessage());
    } catch (ScriptRaisedException e) {
      return new Result("fails", line(e, file) + ": " + e.getMessage());
    } catch (IOException | RuntimeException | Error e) {
      return new Result("fails", "?: " + e);
    } finally {
      interpreter.close();
    }
  }

  private static String line(ScriptRaisedException raised, Path file) {
    return raised.stack().stream()
        .map(ScriptFrame::location)
        .filter(location -> location.file().equals(String.valueOf(file.getFileName())))
        .findFirst()
        .map(location -> String.valueOf(location.line()))
        .orElse("?");
  }

  private static CompiledScript script(Path file) throws IOException {
    String name = String.valueOf(file.getFileName());
    return compiled(name.substring(0, name.length() - ".lua".length()), Files.readAllBytes(file));
  }

  private static CompiledScript compiled(String name, byte[] source) {
    String file = name + ".lua";
    // Named unlike a library: a script that has a library's name might not be run at all.
    return new LuajScript(
        new Script("suite." + name, file, "lua", source),
        new ChunkCompiler().compile(source, file));
  }

  private record Result(String word, String message) {}

  /** Gives a file the others for {@code require}. */
  private final class Host implements InterpreterHost {

    @Override
    public List<LibraryBinding> libraries() {
      return List.of();
    }

    @Override
    public Optional<CompiledScript> find(String name) {
      Path file = folder.resolve(name + ".lua");
      try {
        return Files.exists(file) ? Optional.of(script(file)) : Optional.empty();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void print(String text) {
      if (keepGoing && text.startsWith("  ")) {
        System.out.println(text);
      }
    }
  }
}
