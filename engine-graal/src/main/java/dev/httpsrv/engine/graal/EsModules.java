package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.Script;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The ES modules of one interpreter. A script is one if its file ends in {@code .mjs}, or if it
 * parses as nothing else. GraalJS reads them through the {@link ScriptFileSystem}.
 */
final class EsModules implements ScriptFileSystem.Modules {

  private static final String MIME_TYPE = "application/javascript+module";
  private static final Pattern EXTENSION = Pattern.compile("\\.m?js$");
  private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][\\w$]*");
  private static final Pattern WORDS = Pattern.compile("\\b(?:import|export|await)\\b");
  private static final Pattern MODULE_WORD = Pattern.compile("\\bfound (?:import|export)\\b");
  private static final Pattern MISSING =
      Pattern.compile("^Error: Cannot find module '(.*)' imported from (.*)$");
  private static final Pattern UNLINKED =
      Pattern.compile("^SyntaxError: (The requested module '(.*)' .*'(.*)')$");

  // Looks names up as the suffix of other scripts does. "export" ends what the script left open.
  private static final String AFTER =
      "\nexport {}; import { ready as $httpsrv_ready } from %s;"
          + " $httpsrv_ready(function () { \"use strict\"; return eval(arguments[0]); });";

  // Whoever knows it can import the prelude's hook, which no script shall. It is one for all
  // interpreters: GraalJS keeps, with code that they share, each source that it has imported.
  private static final String HOOK = "/<httpsrv>/" + UUID.randomUUID();

  private static final String HOOK_SOURCE =
      "export let hook; export const connect = (given) => { hook = given; };";

  private final Context context;
  private final Function<String, @Nullable GraalScript> scripts;
  private final Value hasRun;
  private final Value isReady;
  private final Value libraryNames;
  private final Map<String, Boolean> kinds = new HashMap<>();
  private final Map<String, String> paths = new HashMap<>();
  private final Map<String, GraalScript.JavaScript> opened = new LinkedHashMap<>();
  private final Map<String, String> sources = new HashMap<>();

  EsModules(Context context, Function<String, @Nullable GraalScript> scripts, Value prelude) {
    this.context = context;
    this.scripts = scripts;
    this.hasRun = prelude.getMember("hasRun");
    this.isReady = prelude.getMember("isReady");
    this.libraryNames = prelude.getMember("libraryNames");
    sources.put(HOOK, HOOK_SOURCE);
  }

  /** Has the prelude hand its hook to the modules that are generated; it takes their path. */
  void connect(Value prelude) {
    prelude.executeVoid(HOOK);
  }

  /** Returns whether a script is an ES module. */
  boolean contains(GraalScript.JavaScript script) {
    paths.put(script.script().file(), path(script.script()));
    return kinds.computeIfAbsent(script.script().name(), _ -> isModule(script));
  }

  private boolean isModule(GraalScript.JavaScript script) {
    if (script.script().file().endsWith(".mjs")) {
      return true;
    }
    if (!WORDS.matcher(script.plain().getCharacters()).find()) {
      return false;
    }
    try {
      context.parse(script.plain());
      return false;
    } catch (PolyglotException e) {
      // Where it is neither, what was meant decides which error is told.
      return wrong(script) == null || MODULE_WORD.matcher(String.valueOf(e.getMessage())).find();
    }
  }

  /**
   * Runs a module and what it imports, unless they have run.
   *
   * @throws ScriptSyntaxException if one does not parse, or imports what another does not export
   * @throws PolyglotException if one raised
   * @throws ScriptRaisedException if one waits forever, or one is not there
   */
  void run(GraalScript.JavaScript script) {
    String name = script.script().name();
    String path = open(script);
    String start =
        "import * as module from %s; import { hook } from %s; hook.exports(%s, module);"
            .formatted(quoted(path), quoted(HOOK), quoted(name));
    try {
      context.eval(
          Source.newBuilder(JavaScriptGuest.LANGUAGE, start, Prelude.NAME)
              .mimeType(MIME_TYPE)
              .cached(false)
              .buildLiteral());
    } catch (PolyglotException e) {
      if (!isLate(name, e)) {
        throw explained(e);
      }
    }
    if (!hasRun.execute(name).asBoolean()) {
      throw pending(script.script());
    }
  }

  /**
   * Returns whether an error comes after a script has run: what a module raised that it required,
   * and that it caught, is raised once more by GraalJS.
   */
  boolean isLate(String name, PolyglotException e) {
    return e.isGuestException()
        && !e.isCancelled()
        && !e.isExit()
        && !e.isInterrupted()
        && !e.isResourceExhausted()
        && hasRun.execute(name).asBoolean();
  }

  /** Returns the frames with the files of the modules in which they stand. */
  List<ScriptFrame> named(List<ScriptFrame> frames) {
    return frames.stream().map(this::named).toList();
  }

  private ScriptFrame named(ScriptFrame frame) {
    GraalScript.JavaScript script = opened.get(frame.location().file());
    return script == null
        ? frame
        : new ScriptFrame(
            frame.function(), new ScriptLocation(script.script().file(), frame.location().line()));
  }

  @Override
  public @Nullable String find(String path) {
    if (sources.containsKey(path)) {
      return path;
    }
    String name = EXTENSION.matcher(path.substring(1)).replaceFirst("").replace('/', '.');
    for (String each : List.of(path.substring(1), name)) {
      Value exported = libraryNames.execute(each);
      if (!exported.isNull()) {
        List<String> names =
            Arguments.elements(exported).stream()
                .map(Value::asString)
                .filter(IDENTIFIER.asMatchPredicate())
                .toList();
        return generated(each, names);
      }
    }
    if (!(scripts.apply(name) instanceof GraalScript.JavaScript script)) {
      return null;
    }
    return contains(script)
        ? open(script)
        : generated(name, CommonJsExports.of(script.plain().getCharacters()));
  }

  @Override
  public String source(String path) {
    GraalScript.JavaScript script = opened.get(path);
    if (script == null) {
      return sources.getOrDefault(path, "");
    }
    // What does not parse is left as it is, so that the error is the script's own.
    return wrong(script) == null
        ? text(script) + AFTER.formatted(quoted(ready(script.script().name())))
        : text(script);
  }

  /** A module whose "ready" takes what looks names up in one script, and in no other. */
  private String ready(String name) {
    String path = HOOK + "/" + name;
    sources.put(
        path,
        "import { hook } from %s; export const ready = hook.ready(%s);"
            .formatted(quoted(HOOK), quoted(name)));
    return path;
  }

  /** A module that exports what a library or a CommonJS script has. */
  private String generated(String name, List<String> exported) {
    String path = "/<httpsrv>/" + name;
    StringBuilder source = new StringBuilder();
    source.append(
        "import { hook } from %s; const all = hook.import(%s); export default all;"
            .formatted(quoted(HOOK), quoted(name)));
    for (int i = 0; i < exported.size(); i++) {
      source.append(
          " const m%d = all?.[%s]; export { m%d as %s };"
              .formatted(i, quoted(exported.get(i)), i, exported.get(i)));
    }
    sources.putIfAbsent(path, source.toString());
    return path;
  }

  @Override
  public String absolute(String name) {
    if (!name.startsWith("./") && !name.startsWith("../")) {
      return "/" + name;
    }
    return PolyglotFrames.here(context).stream()
        .map(frame -> frame.location().file())
        .filter(paths::containsKey)
        .findFirst()
        .map(paths::get)
        .map(path -> path.substring(0, path.lastIndexOf('/') + 1) + name)
        .orElse("/" + name);
  }

  private String open(GraalScript.JavaScript script) {
    String path = path(script.script());
    opened.put(path, script);
    return path;
  }

  private static String path(Script script) {
    String extension = script.file().endsWith(".mjs") ? ".mjs" : ".js";
    return "/" + script.name().replace('.', '/') + extension;
  }

  private static String text(GraalScript.JavaScript script) {
    String text = script.plain().getCharacters().toString();
    return text.startsWith("#!") ? "//" + text.substring(2) : text;
  }

  private static Source plain(GraalScript.JavaScript script) {
    return Source.newBuilder(JavaScriptGuest.LANGUAGE, text(script), script.script().file())
        .mimeType(MIME_TYPE)
        .buildLiteral();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private RuntimeException explained(PolyglotException e) {
    String message = String.valueOf(e.getMessage());
    Matcher missing = MISSING.matcher(message);
    if (missing.matches()) {
      String importer = missing.group(2);
      Import found = Import.of(opened.get(importer), importer, missing.group(1));
      return new ScriptRaisedException(found.message(), found.frames(), null);
    }
    SourceSection section = e.isSyntaxError() ? e.getSourceLocation() : null;
    GraalScript.JavaScript script = section == null ? null : at(section.getSource());
    if (script == null) {
      return e;
    }
    Matcher unlinked = UNLINKED.matcher(message);
    if (unlinked.matches()) {
      int line = Import.line(script, unlinked.group(2), unlinked.group(3));
      return new ScriptSyntaxException(
          new ScriptLocation(script.script().file(), line), unlinked.group(1));
    }
    PolyglotException wrong = wrong(script);
    return wrong == null ? e : SyntaxErrors.of(script.script(), wrong);
  }

  private @Nullable PolyglotException wrong(GraalScript.JavaScript script) {
    try {
      context.parse(plain(script));
      return null;
    } catch (PolyglotException e) {
      return e;
    }
  }

  private GraalScript.@Nullable JavaScript at(Source source) {
    return source.getPath() == null ? null : opened.get(source.getPath());
  }

  private ScriptRaisedException pending(Script asked) {
    ScriptLocation waiting = new ScriptLocation(asked.file(), 0);
    for (GraalScript.JavaScript each : opened.values()) {
      if (!isReady.execute(each.script().name()).asBoolean()) {
        int line = AwaitFinder.firstLine(each.plain().getCharacters().toString());
        waiting = line == 0 ? waiting : new ScriptLocation(each.script().file(), line);
      }
    }
    return new ScriptRaisedException(
        "what the module awaits at its top level, here or further down, has not happened when the"
            + " script has run; await it in a handler, or export the promise",
        List.of(new ScriptFrame("await", waiting)),
        null);
  }
}
