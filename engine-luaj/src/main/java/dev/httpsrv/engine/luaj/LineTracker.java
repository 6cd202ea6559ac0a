package dev.httpsrv.engine.luaj;

import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.luaj.vm2.LuaClosure;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.Prototype;
import org.luaj.vm2.Varargs;
import org.luaj.vm2.lib.DebugLib;

/**
 * Knows the lines of functions that LuaJ's interpreter runs, polls where one of them begins or goes
 * back, bounds its strings, and makes tail calls as Lua does. Compiled functions never come here,
 * so only scripts that luajc refused pay for it.
 */
final class LineTracker extends DebugLib {

  private final ScriptCode code = new ScriptCode();
  // Threads whose calls are put aside, and may end while others use the interpreter.
  private final Set<Thread> away = ConcurrentHashMap.newKeySet();
  private Calls calls = new Calls();

  /** Returns the code of all scripts, compiled or not. */
  ScriptCode code() {
    return code;
  }

  /** Changes to the calls of another coroutine; returns those until now. */
  Calls use(Calls others) {
    Calls before = calls;
    calls = others;
    return before;
  }

  /** Returns whether calls are those in progress, and none that are put aside. */
  boolean areInProgress(Calls some) {
    return calls == some;
  }

  /** Leaves the calls in progress to others: this thread's own are put aside. */
  void leave() {
    away.add(Thread.currentThread());
  }

  /** Takes this thread's calls up again, or begins new ones where the others have ended. */
  void comeBack() {
    if (isAway()) {
      away.remove(Thread.currentThread());
    }
  }

  private boolean isAway() {
    return !away.isEmpty() && away.contains(Thread.currentThread());
  }

  /** Returns how many calls are in progress. */
  int depth() {
    return calls.list.size();
  }

  /** Forgets calls that have ended: where the stack was full, some could not say so. */
  void cut(int depth) {
    if (!isAway() && calls.list.size() > depth) {
      calls.list.subList(depth, calls.list.size()).clear();
    }
  }

  /** Returns the frame at a depth, 0 being the innermost. */
  Optional<ScriptFrame> frame(int depth) {
    int index = calls.list.size() - 1 - depth;
    return index < 0 ? Optional.empty() : Optional.of(calls.list.get(index).frame());
  }

  @Override
  public void onCall(LuaClosure closure, Varargs arguments, LuaValue[] stack) {
    calls.list.add(new Call(closure.p, stack));
  }

  @Override
  public void onInstruction(int pc, Varargs open, int top) {
    if (!calls.list.isEmpty()) {
      Call call = calls.list.getLast();
      boolean begins = pc <= call.pc;
      call.pc = pc;
      if (begins) {
        Safepoints.poll();
      }
      int instruction = call.prototype.code[pc];
      Concatenation.check(instruction, call.stack);
      TailCall.make(instruction, call.stack, open, top);
    }
  }

  @Override
  public void onReturn() {
    if (!isAway() && !calls.list.isEmpty()) {
      calls.list.removeLast();
    }
  }

  @Override
  public String traceback(int level) {
    return "";
  }

  /** The calls in progress in one coroutine. */
  static final class Calls {

    private final List<Call> list = new ArrayList<>();
  }

  private static final class Call {

    private final Prototype prototype;
    private final LuaValue[] stack;
    private int pc;

    Call(Prototype prototype, LuaValue[] stack) {
      this.prototype = prototype;
      this.stack = stack;
    }

    ScriptFrame frame() {
      String source = prototype.source.tojstring();
      int[] lines = prototype.lineinfo;
      return new ScriptFrame(
          prototype.linedefined == 0 ? "main chunk" : "function",
          new ScriptLocation(
              source.startsWith("@") ? source.substring(1) : source,
              lines != null && pc >= 0 && pc < lines.length ? lines[pc] : 0));
    }
  }
}
