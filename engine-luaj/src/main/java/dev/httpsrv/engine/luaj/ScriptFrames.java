package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luaj.vm2.LuaClosure;

/**
 * A script's frames on Java's stack. Generated classes carry the script's file and lines; of LuaJ's
 * interpreter only its method is seen, and {@link LineTracker} knows the lines.
 */
final class ScriptFrames {

  /** The class of a script's main chunk; functions in it add {@code $name}. */
  static final String CLASS_NAME = "httpsrv.lua.Script";

  private static final int MOST = 50;
  private static final String INTERPRETER = LuaClosure.class.getName();
  private static final String COROUTINE = Coroutine.class.getName();

  private ScriptFrames() {}

  /** Returns the frames of the calls in progress on this thread, innermost first. */
  static List<ScriptFrame> current(LineTracker interpreted) {
    List<ScriptFrame> frames = new ArrayList<>();
    int[] depth = {0};
    StackWalker.getInstance()
        .walk(
            all -> {
              all.takeWhile(frame -> frames.size() < MOST && !isEndOfCoroutine(frame))
                  .forEach(
                      frame -> {
                        if (isScript(frame.getClassName(), frame.getLineNumber())) {
                          frames.add(frame(frame.toStackTraceElement()));
                        } else if (frame.getClassName().equals(INTERPRETER)
                            && frame.getMethodName().equals("execute")) {
                          interpreted.frame(depth[0]++).ifPresent(frames::add);
                        }
                      });
              return frames;
            });
    return frames;
  }

  /** Returns the frame that raised an exception; empty where it runs in LuaJ's interpreter. */
  static Optional<ScriptFrame> innermostCompiled(Throwable raised) {
    for (StackTraceElement element : raised.getStackTrace()) {
      if (isScript(element.getClassName(), element.getLineNumber())) {
        return Optional.of(frame(element));
      }
      if (element.getClassName().equals(INTERPRETER)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the frames that an exception came through, innermost first. */
  static List<ScriptFrame> of(Throwable raised) {
    List<ScriptFrame> frames = new ArrayList<>();
    for (StackTraceElement element : raised.getStackTrace()) {
      if (isScript(element.getClassName(), element.getLineNumber()) && frames.size() < MOST) {
        frames.add(frame(element));
      }
    }
    return frames;
  }

  /** Returns whether a frame is a script's own, compiled or in LuaJ's interpreter. */
  static boolean isScript(StackTraceElement element) {
    return isScript(element.getClassName(), element.getLineNumber())
        || element.getClassName().equals(INTERPRETER);
  }

  /** Returns whether a coroutine began here: what comes next on the stack may be its resumer. */
  private static boolean isEndOfCoroutine(StackWalker.StackFrame frame) {
    return frame.getClassName().equals(COROUTINE) && frame.getMethodName().equals("run");
  }

  /** Returns whether code is a script's own: what {@link ChunkRewriter} adds has no lines. */
  private static boolean isScript(String className, int line) {
    return line >= 0 && className.startsWith(CLASS_NAME);
  }

  private static ScriptFrame frame(StackTraceElement element) {
    String name = element.getClassName().substring(CLASS_NAME.length());
    String last = name.substring(name.lastIndexOf('$') + 1);
    String function =
        name.isEmpty()
            ? "main chunk"
            : last.isEmpty() || Character.isDigit(last.charAt(0)) ? "function" : last;
    return new ScriptFrame(
        function,
        new ScriptLocation(
            String.valueOf(element.getFileName()), Math.max(element.getLineNumber(), 0)));
  }
}
