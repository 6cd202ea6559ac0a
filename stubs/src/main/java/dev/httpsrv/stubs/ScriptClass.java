package dev.httpsrv.stubs;

import java.util.List;

/**
 * A library, or an object that scripts get.
 *
 * @param name the Java class's simple name
 * @param paths where scripts find a library; none for an object
 */
record ScriptClass(String name, List<String> paths, Comment comment, List<Member> members) {

  ScriptClass {
    paths = List.copyOf(paths);
    members = List.copyOf(members);
  }
}
