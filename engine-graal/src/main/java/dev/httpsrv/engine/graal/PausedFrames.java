package dev.httpsrv.engine.graal;

import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.SourceSection;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the frames of a script that is at a safepoint, where nothing of it may be called. */
final class PausedFrames {

  private static final int MOST = 100;

  private PausedFrames() {}

  static List<ScriptFrame> of(ThreadLocalAction.Access access) {
    List<ScriptFrame> frames = new ArrayList<>();
    add(frames, access.getLocation());
    Truffle.getRuntime()
        .iterateFrames(
            frame -> {
              add(frames, frame.getCallNode());
              return frames.size() < MOST ? null : frames;
            });
    return frames;
  }

  private static void add(List<ScriptFrame> frames, @Nullable Node node) {
    SourceSection section = node == null ? null : node.getEncapsulatingSourceSection();
    if (section != null) {
      String path = section.getSource().getPath();
      frames.add(
          new ScriptFrame(
              "function",
              new ScriptLocation(
                  path == null ? section.getSource().getName() : path, section.getStartLine())));
    }
  }
}
