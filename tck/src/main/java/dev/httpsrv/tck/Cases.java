package dev.httpsrv.tck;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final SortedMap<String, byte[]> kit;
  private final SortedMap<String, byte[]> scripts;

  private Cases(SortedMap<String, byte[]> kit, SortedMap<String, byte[]> scripts) {
    this.kit = kit;
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
    kit.keySet().forEach(file -> names.add(file.substring(0, file.indexOf('/'))));
    return names;
  }

  /**
   * Returns the cases about an engine that claims these abilities; one has no scripts where nobody
   * has written them yet.
   */
  List<Case> about(Set<Ability> claimed, String extension) {
    List<Case> cases = new ArrayList<>();
    for (String name : names()) {
      Transcript transcript = transcript(name);
      if (transcript == null || transcript.needs().areMetBy(claimed)) {
        cases.add(new Case(name, transcript, scripts(name, extension)));
      }
    }
    return cases;
  }

  /**
   * Returns the scripts of a case with this extension, by their path in its folder: the given ones,
   * or else the kit's.
   */
  SortedMap<String, byte[]> scripts(String name, String extension) {
    SortedMap<String, byte[]> given = scripts(scripts, name, extension);
    return given.isEmpty() ? scripts(kit, name, extension) : given;
  }

  private static SortedMap<String, byte[]> scripts(
      SortedMap<String, byte[]> files, String name, String extension) {
    SortedMap<String, byte[]> found = new TreeMap<>();
    for (Map.Entry<String, byte[]> file : files.tailMap(name + "/").entrySet()) {
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
    byte[] text = kit.get(name + "/" + EXPECTED);
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
