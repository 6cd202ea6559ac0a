package dev.httpsrv.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The sections of {@code docs/scripting.md}, with their fenced blocks. */
record Guide(List<Section> sections) {

  /**
   * A section.
   *
   * @param title its heading
   * @param scripts its example, by language
   * @param exchanges what is sent, and what is answered
   */
  record Section(String title, Map<String, String> scripts, List<Exchange> exchanges) {}

  /** One thing that is sent, and its answer. */
  sealed interface Exchange {

    /** Returns the lines that are expected. */
    List<String> expected();
  }

  /** A request; in the background, its answer comes with {@code wait}. */
  record Request(
      String method,
      String target,
      Map<String, String> headers,
      String body,
      boolean background,
      List<String> expected)
      implements Exchange {}

  /** The answer to the request in the background. */
  record Wait(List<String> expected) implements Exchange {}

  /** A console command. */
  record Command(String line, List<String> expected) implements Exchange {}

  static Guide read(Path file) throws IOException {
    List<Section> sections = new ArrayList<>();
    String title = "";
    String fence = "";
    SequencedMap<String, List<String>> blocks = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("## ")) {
        add(sections, title, blocks);
        title = line.substring(3);
        blocks = new LinkedHashMap<>();
      } else if (line.startsWith("```")) {
        fence = fence.isEmpty() ? line.substring(3) : "";
      } else if (!fence.isEmpty()) {
        blocks.computeIfAbsent(fence, language -> new ArrayList<>()).add(line);
      }
    }
    add(sections, title, blocks);
    return new Guide(sections);
  }

  private static void add(
      List<Section> sections, String title, SequencedMap<String, List<String>> blocks) {
    if (blocks.isEmpty()) {
      return;
    }
    Map<String, String> scripts = new HashMap<>();
    blocks.forEach((language, lines) -> scripts.put(language, String.join("\n", lines) + "\n"));
    scripts.remove("http");
    sections.add(new Section(title, scripts, exchanges(blocks.getOrDefault("http", List.of()))));
  }

  private static List<Exchange> exchanges(List<String> lines) {
    List<Exchange> exchanges = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines) {
      if (!line.isEmpty()) {
        block.add(line);
      } else if (!block.isEmpty()) {
        exchanges.add(exchange(block));
        block = new ArrayList<>();
      }
    }
    if (!block.isEmpty()) {
      exchanges.add(exchange(block));
    }
    return exchanges;
  }

  private static Exchange exchange(List<String> block) {
    String first = block.getFirst();
    List<String> rest = block.subList(1, block.size());
    if (first.startsWith("$ ")) {
      return new Command(first.substring(2), rest);
    }
    if (first.equals("wait")) {
      return new Wait(rest);
    }
    int answer = 0;
    Map<String, String> headers = new LinkedHashMap<>();
    List<String> body = new ArrayList<>();
    while (answer < rest.size() && !rest.get(answer).matches("\\d{3}( .*)?")) {
      String line = rest.get(answer++);
      if (line.startsWith("> ")) {
        body.add(line.substring(2));
      } else {
        int colon = line.indexOf(": ");
        headers.put(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    String[] words = first.split(" ");
    return new Request(
        words[0],
        words[1],
        headers,
        String.join("\n", body),
        words.length > 2 && words[2].equals("&"),
        List.copyOf(rest.subList(answer, rest.size())));
  }
}
