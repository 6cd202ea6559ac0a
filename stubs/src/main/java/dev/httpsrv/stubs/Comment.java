package dev.httpsrv.stubs;

import java.util.List;
import java.util.Map;

/**
 * A documentation comment as Markdown.
 *
 * @param text the description, paragraphs apart by an empty line
 * @param parameters what is said of each parameter, by its name
 * @param result what is said of the result; empty where the description says it
 * @param errors the conditions of errors, each beginning with "if"
 */
record Comment(String text, Map<String, String> parameters, String result, List<String> errors) {

  static final Comment NONE = new Comment("", Map.of(), "", List.of());

  Comment {
    parameters = Map.copyOf(parameters);
    errors = List.copyOf(errors);
  }

  /** Returns the comment that only this is said in, as a sentence. */
  static Comment ofPhrase(String phrase) {
    String text = phrase.isEmpty() ? "" : capital(phrase);
    return new Comment(text.matches("(?s).*\\w") ? text + "." : text, Map.of(), "", List.of());
  }

  /** Returns this comment on a method as one on a property: what it is, not what it returns. */
  Comment ofProperty() {
    return ofPhrase(text.replaceFirst("^Returns ", ""));
  }

  /** Returns this comment's first paragraph; what follows is for those who write Java. */
  Comment ofType() {
    return new Comment(text.replaceFirst("(?s)\n\n.*", ""), parameters, result, errors);
  }

  private static String capital(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** Returns the description, and when the function raises an error. */
  String whole() {
    StringBuilder whole = new StringBuilder(text);
    if (!result.isEmpty()) {
      whole.append("\n\nReturns ").append(result).append('.');
    }
    if (!errors.isEmpty()) {
      whole.append("\n\nRaises an error ").append(String.join("; or ", errors)).append('.');
    }
    return whole.toString().strip();
  }
}
