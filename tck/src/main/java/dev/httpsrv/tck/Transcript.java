package dev.httpsrv.tck;

import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.tck.Step.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a case expects, one and the same for all languages. {@code RULES.md} describes the format.
 *
 * @param needs the engines that the case is about
 * @param steps the steps, in their order
 */
record Transcript(Needs needs, List<Step> steps) {

  private static final Pattern LOAD =
      Pattern.compile(
          "load( folder)?(?: with (\\d+) interpreters)?(?: in (strict|trusted))?( fails)?");
  private static final Pattern RELOAD = Pattern.compile("reload(?: (v\\d+))?( fails)?");
  private static final Pattern REQUEST = Pattern.compile("([A-Za-z]+) ((?:/|https?://)\\S*)");
  private static final Pattern START = Pattern.compile("start (\\w+) (.+)");
  private static final Pattern FINISH = Pattern.compile("finish (\\w+)");
  private static final Pattern GONE = Pattern.compile("gone (\\w+)");
  private static final Pattern STATUS = Pattern.compile("\\d{3}( .+)?|broken off");
  private static final Pattern HEADER = Pattern.compile("([^\\s:|]+):(?: (.*))?");

  /** Copies what it is given. */
  Transcript {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a transcript.
   *
   * @throws IllegalArgumentException if a line is not understood; the message says which
   */
  static Transcript parse(String text) {
    return new Parser(text).parse();
  }

  /** A line that begins at the margin, with the indented ones that belong to it. */
  private record Block(int line, String head, List<String> details) {}

  private static final class Parser {

    private final List<Block> blocks = new ArrayList<>();
    private int next;
    private final Set<String> running = new TreeSet<>();
    private Needs needs = Needs.NOTHING;

    Parser(String text) {
      int number = 0;
      for (String line : text.lines().toList()) {
        number++;
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        if (!line.startsWith("  ")) {
          blocks.add(new Block(number, line.strip(), new ArrayList<>()));
        } else if (blocks.isEmpty()) {
          throw new IllegalArgumentException("line " + number + " belongs to no step: " + line);
        } else {
          blocks.getLast().details().add(line.strip());
        }
      }
    }

    Transcript parse() {
      List<Step> steps = new ArrayList<>();
      while (next < blocks.size()) {
        Block block = blocks.get(next++);
        Step step = step(block);
        if (step != null) {
          steps.add(step);
        }
      }
      if (!running.isEmpty()) {
        throw new IllegalArgumentException(
            "what was started is neither finished nor gone: " + running);
      }
      return new Transcript(needs, steps);
    }

    private @Nullable Step step(Block block) {
      String head = block.head();
      Matcher load = LOAD.matcher(head);
      Matcher reload = RELOAD.matcher(head);
      Matcher request = REQUEST.matcher(head);
      if (Needs.isOne(head) && block.details().isEmpty()) {
        needs = needs.and(head);
        return null;
      } else if (load.matches()) {
        int interpreters = load.group(2) == null ? 1 : Integer.parseInt(load.group(2));
        String sandbox = load.group(3) == null ? "standard" : load.group(3);
        return new Step.Load(
            block.line(),
            load.group(1) != null,
            interpreters,
            SandboxPreset.valueOf(sandbox.toUpperCase(Locale.ROOT)),
            outcome(block, load.group(4)));
      } else if (reload.matches()) {
        return new Step.Reload(block.line(), reload.group(1), outcome(block, reload.group(2)));
      } else if (head.equals("close") && block.details().isEmpty()) {
        return new Step.Close(block.line());
      } else if (head.equals("recorded")) {
        block.details().forEach(Body::text);
        return new Step.Recorded(block.line(), block.details());
      } else if (head.startsWith("console ")) {
        return command(block);
      } else if (request.matches()) {
        return exchange(block, request.group(1), request.group(2));
      }
      return backgroundStep(block);
    }

    private Step backgroundStep(Block block) {
      Matcher start = START.matcher(block.head());
      Matcher finish = FINISH.matcher(block.head());
      Matcher gone = GONE.matcher(block.head());
      Matcher request = REQUEST.matcher(start.matches() ? start.group(2) : "");
      if (request.matches()) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        List<String> body = split(block, headers);
        String name = start.group(1);
        if (!running.add(name)) {
          throw misunderstood(block, "there is a request of this name");
        }
        return new Step.Start(
            block.line(), name, request.group(1), request.group(2), joined(headers), body);
      } else if (finish.matches() && block.details().isEmpty()) {
        end(block, finish.group(1));
        return new Step.Finish(block.line(), finish.group(1), answer(block));
      } else if (gone.matches() && block.details().isEmpty()) {
        end(block, gone.group(1));
        return new Step.Gone(block.line(), gone.group(1));
      }
      throw misunderstood(block);
    }

    private void end(Block block, String name) {
      if (!running.remove(name)) {
        throw misunderstood(block, "no request of this name is under way");
      }
    }

    private Step command(Block block) {
      Block answer = answer(block, Pattern.compile("ok|fails"));
      List<String> printed = new ArrayList<>();
      List<String> problems = new ArrayList<>();
      for (String line : answer.details()) {
        (Body.isPart(line) ? printed : problems).add(line);
      }
      boolean fails = answer.head().equals("fails");
      if (fails == problems.isEmpty()) {
        throw misunderstood(answer);
      }
      return new Step.Command(
          block.line(),
          block.head().substring("console ".length()),
          printed,
          new Outcome(fails, problems));
    }

    private Step exchange(Block block, String method, String target) {
      Map<String, List<String>> headers = new LinkedHashMap<>();
      List<String> body = split(block, headers);
      return new Step.Exchange(block.line(), method, target, joined(headers), body, answer(block));
    }

    /** Returns the lines of the response that the next block expects. */
    private List<String> answer(Block question) {
      Block answer = answer(question, STATUS);
      Map<String, List<String>> answered = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      List<String> answeredBody = split(answer, answered);
      List<String> lines = new ArrayList<>();
      lines.add(answer.head());
      answered.forEach((name, values) -> values.forEach(value -> lines.add(name + ": " + value)));
      lines.addAll(Body.render(Body.parse(answeredBody)));
      return lines;
    }

    /** Takes the headers out of a message, and returns the rest: its body. */
    private static List<String> split(Block message, Map<String, List<String>> headers) {
      List<String> body = new ArrayList<>();
      for (String line : message.details()) {
        Matcher header = HEADER.matcher(line);
        if (Body.isPart(line)) {
          body.add(line);
        } else if (body.isEmpty() && header.matches()) {
          String value = header.group(2) == null ? "" : header.group(2);
          headers.computeIfAbsent(header.group(1), _ -> new ArrayList<>()).add(value);
        } else {
          throw misunderstood(message);
        }
      }
      return body;
    }

    /** Returns a request's headers, of which those of one name are one. */
    private static Map<String, String> joined(Map<String, List<String>> headers) {
      Map<String, String> joined = new LinkedHashMap<>();
      headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
      return joined;
    }

    private Block answer(Block question, Pattern heads) {
      if (next < blocks.size() && heads.matcher(blocks.get(next).head()).matches()) {
        return blocks.get(next++);
      }
      throw new IllegalArgumentException(
          "line %d has no answer: %s".formatted(question.line(), question.head()));
    }

    private static Outcome outcome(Block block, @Nullable String fails) {
      if ((fails == null) != block.details().isEmpty()) {
        throw misunderstood(block);
      }
      return new Outcome(fails != null, block.details());
    }

    private static IllegalArgumentException misunderstood(Block block, String why) {
      return new IllegalArgumentException(
          "line %d: %s: %s".formatted(block.line(), block.head(), why));
    }

    private static IllegalArgumentException misunderstood(Block block) {
      return new IllegalArgumentException(
          "line %d is not understood: %s%s"
              .formatted(
                  block.line(),
                  block.head(),
                  block.details().isEmpty() ? "" : ", with " + block.details()));
    }
  }
}
