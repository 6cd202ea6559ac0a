package dev.httpsrv.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The cases on the class path: a folder each, named by the number of its rule and a short name. */
final class Cases {

  /** Where this kit has its cases. */
  static final String ROOT = "dev/httpsrv/tck/cases";

  private static final String EXPECTED = "expected.txt";

  private final SortedMap<String, byte[]> expectations;
  private final SortedMap<String, byte[]> scripts;

  private Cases(SortedMap<String, byte[]> expectations, SortedMap<String, byte[]> scripts) {
    this.expectations = expectations;
    this.scripts = scripts;
  }

  /**
   * Reads this kit's expectations, and scripts that are meant to fulfil them.
   *
   * @param scriptRoot the folder on the class path that has a folder of scripts for each case
   */
  static Cases read(String scriptRoot, ClassLoader scriptLoader) {
    ClassLoader loader = Cases.class.getClassLoader();
    SortedMap<String, byte[]> kit = Resources.below(ROOT, loader);
    return new Cases(
        kit, scriptRoot.equals(ROOT) ? kit : Resources.below(scriptRoot, scriptLoader));
  }

  /** Returns the names of all cases. */
  SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    expectations.keySet().forEach(file -> names.add(file.substring(0, file.indexOf('/'))));
    return names;
  }

  /** Returns the cases about a language; one has no scripts where nobody has written them yet. */
  List<Case> in(String language, String extension) {
    List<Case> cases = new ArrayList<>();
    for (String name : names()) {
      Transcript transcript = transcript(name);
      if (transcript == null || transcript.isAbout(language)) {
        cases.add(new Case(name, transcript, scripts(name, extension)));
      }
    }
    return cases;
  }

  /** Returns the scripts of a case with this extension, by their path in its folder. */
  SortedMap<String, byte[]> scripts(String name, String extension) {
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : scripts.tailMap(name + "/").entrySet()) {
      if (!file.getKey().startsWith(name + "/")) {
        break;
      }
      if (file.getKey().endsWith("." + extension)) {
        found.put(file.getKey().substring(name.length() + 1), file.getValue());
      }
    }
    return found;
  }

  /**
   * Returns what is expected of a case; null where Java says it.
   *
   * @throws IllegalArgumentException if it is not understood
   */
  @Nullable Transcript transcript(String name) {
    byte[] text = expectations.get(name + "/" + EXPECTED);
    if (text == null) {
      return null;
    }
    try {
      return Transcript.parse(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + "/" + EXPECTED + ": " + e.getMessage(), e);
    }
  }
}
