package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptLocation;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.api.spi.Script;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;

/** Reads what is wrong with a script from the message of its parser. */
final class SyntaxErrors {

  private static final Pattern KIND = Pattern.compile("^SyntaxError: ");
  private static final Pattern PLACE = Pattern.compile("^:(\\d+):\\d+:? ");

  private SyntaxErrors() {}

  /** Returns the error without the place and the quoted line that GraalJS puts into the text. */
  static ScriptSyntaxException of(Script script, PolyglotException error) {
    String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
    message = KIND.matcher(message).replaceFirst("");
    SourceSection section = error.getSourceLocation();
    int line = section == null ? 0 : section.getStartLine();
    if (message.startsWith(script.file())) {
      Matcher place = PLACE.matcher(message.substring(script.file().length()));
      if (place.lookingAt()) {
        line = line == 0 ? Integer.parseInt(place.group(1)) : line;
        message = place.replaceFirst("");
      }
    }
    return new ScriptSyntaxException(new ScriptLocation(script.file(), line), message);
  }
}
