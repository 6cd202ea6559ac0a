package dev.httpsrv.tck;

import dev.httpsrv.api.SandboxPreset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A way in which a script may try to get out of its sandbox, or at others inside of it.
 *
 * @param name what it tries; the name of its test
 * @param script the body of a function
 * @param outcome what comes of it, line by line; {@code …} stands for any text
 * @param strictOutcome what comes of it in the strict sandbox
 */
public record Escape(String name, String script, List<String> outcome, List<String> strictOutcome) {

  /** Copies the lines. */
  public Escape {
    outcome = List.copyOf(outcome);
    strictOutcome = List.copyOf(strictOutcome);
  }

  /**
   * Reads escapes from a file beside a class. After {@code === name} follow the script, {@code ---}
   * and the outcome; {@code --- strict} and that in the strict sandbox, where it is another one.
   * What stands before the first are remarks.
   */
  public static List<Escape> read(Class<?> beside, String file) {
    List<Escape> escapes = new ArrayList<>();
    String[] parts = text(beside, file).split("(?m)^=== ");
    for (int i = 1; i < parts.length; i++) {
      String[] sections = parts[i].split("(?m)^---(?: strict)?$");
      String[] head = sections[0].split("\n", 2);
      List<String> outcome = sections[1].strip().lines().toList();
      escapes.add(
          new Escape(
              head[0],
              head[1],
              outcome,
              sections.length == 2 ? outcome : sections[2].strip().lines().toList()));
    }
    return escapes;
  }

  /**
   * Checks what came of it.
   *
   * @throws AssertionError if it is another outcome
   */
  public void check(SandboxPreset sandbox, List<String> actual) {
    Wildcards.check(
        name,
        sandbox == SandboxPreset.STRICT ? strictOutcome : outcome,
        actual.stream().flatMap(String::lines).map(String::stripTrailing).toList());
  }

  @Override
  public String toString() {
    return name;
  }

  private static String text(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalArgumentException(file + " is missing beside " + beside);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
