package dev.httpsrv.api.spi;

import java.util.Set;

/**
 * A language that an engine runs.
 *
 * @param id the language's name in lower case, such as {@code lua}
 * @param version the version of the language as the engine implements it
 * @param extensions the extensions of its files, without the dot
 */
public record ScriptLanguage(String id, String version, Set<String> extensions) {

  /** Validates the name and copies the extensions. */
  public ScriptLanguage {
    if (id.isBlank()) {
      throw new IllegalArgumentException("a language's id must not be blank");
    }
    extensions = Set.copyOf(extensions);
  }
}
