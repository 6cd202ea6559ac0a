package dev.httpsrv.stubs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What scripts see.
 *
 * @param objects the classes of objects, in the order of their names
 * @param libraries the libraries
 */
record Definition(List<ScriptClass> objects, List<ScriptClass> libraries) {

  Definition {
    objects = List.copyOf(objects);
    libraries = List.copyOf(libraries);
  }

  /** Returns what is found at each path, parents first. */
  List<Table> tables() {
    Map<String, Table> sorted = new TreeMap<>();
    for (ScriptClass library : libraries) {
      for (String path : library.paths()) {
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
          String parent = path.substring(0, dot);
          sorted.putIfAbsent(parent, new Table(parent, parent, Comment.NONE, List.of()));
        }
        sorted.put(
            path,
            new Table(path, library.paths().getFirst(), library.comment(), library.members()));
      }
    }
    return List.copyOf(sorted.values());
  }

  /** Returns what is found directly below a path. */
  List<Table> below(String path) {
    String prefix = path + ".";
    return tables().stream()
        .filter(each -> each.path().startsWith(prefix))
        .filter(each -> each.path().indexOf('.', prefix.length()) < 0)
        .toList();
  }

  /**
   * What is found at one path: a library, or a table that only holds others.
   *
   * @param first the first path at which the same is found
   */
  record Table(String path, String first, Comment comment, List<Member> members) {

    boolean isAlias() {
      return !path.equals(first);
    }

    boolean isRoot() {
      return path.indexOf('.') < 0;
    }

    /** Returns the last word of the path. */
    String word() {
      return path.substring(path.lastIndexOf('.') + 1);
    }
  }
}
