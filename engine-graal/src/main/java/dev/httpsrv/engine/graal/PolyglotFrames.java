package dev.httpsrv.engine.graal;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import java.util.ArrayList;
import java.util.List;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** Reads the frames of an error as the polyglot engine knows them. */
final class PolyglotFrames {

  // A stack overflow has thousands, all alike.
  private static final int MOST = 100;

  // The polyglot engine shows the frames of scripts around those of Java.
  private static final ProxyExecutable THROWS =
      arguments -> {
        throw new IllegalStateException();
      };

  private PolyglotFrames() {}

  static List<ScriptFrame> of(PolyglotException error) {
    List<ScriptFrame> frames = new ArrayList<>();
    for (PolyglotException.StackFrame each : error.getPolyglotStackTrace()) {
      SourceSection section = each.isGuestFrame() ? each.getSourceLocation() : null;
      if (section != null && frames.size() < MOST) {
        frames.add(new ScriptFrame(function(each.getRootName()), location(section)));
      }
    }
    return frames;
  }

  /** Returns the frames below the host function that is running. */
  static List<ScriptFrame> here(Context context) {
    try {
      context.asValue(THROWS).executeVoid();
      return List.of();
    } catch (PolyglotException e) {
      return of(e);
    }
  }

  private static ScriptLocation location(SourceSection section) {
    Source source = section.getSource();
    String file = source.getPath() == null ? source.getName() : source.getPath();
    return new ScriptLocation(file, section.getStartLine());
  }

  private static String function(String rootName) {
    return rootName.startsWith(":") ? "(anonymous)" : rootName;
  }
}
