package dev.httpsrv.runtime.generation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets handlers that compute take turns: no more of them run at once than there are processors. The
 * others rest, so a thread that answers a short request has few rivals. One thread uses it.
 */
final class Turns {

  /** How long one computes while others rest, in looks: 20 ms. */
  private static final int LOOKS = 10;

  private static final Comparator<Turn> OLDEST = Comparator.comparingLong(Turn::since);

  private final int most;
  private final List<Turn> turns = new ArrayList<>();

  /**
   * Creates turns.
   *
   * @param most how many handlers may compute at once
   */
  Turns(int most) {
    this.most = most;
  }

  /** Adds a call that computes, unless it is known, or has ended. */
  void add(WatchedInterpreter interpreter, OngoingCall.Begun call, long now) {
    if (call.since() < now && call.equals(interpreter.ongoing().begun()) && !has(interpreter)) {
      turns.add(new Turn(interpreter, call, now));
    }
  }

  /**
   * Removes the call in progress, which waits of its own will. One that was resumed lately may not
   * have had a processor since.
   */
  void waits(WatchedInterpreter interpreter, long now) {
    turns.removeIf(
        turn -> {
          boolean gone =
              isOf(turn, interpreter)
                  && turn.state() != Turn.State.RESTS
                  && now - turn.since() > LOOKS;
          if (gone) {
            turn.resume(now);
          }
          return gone;
        });
  }

  /** Removes the call in progress, and lets it go on: it is to end. */
  void remove(WatchedInterpreter interpreter, long now) {
    turns.removeIf(
        turn -> {
          boolean gone = isOf(turn, interpreter);
          if (gone) {
            turn.resume(now);
          }
          return gone;
        });
  }

  /** Returns whether the call in progress computes for long, as far as was seen. */
  boolean has(WatchedInterpreter interpreter) {
    return turns.stream().anyMatch(turn -> isOf(turn, interpreter) && !turn.hasEnded());
  }

  @SuppressWarnings("ReferenceEquality") // an interpreter is itself alone
  private static boolean isOf(Turn turn, WatchedInterpreter interpreter) {
    return turn.interpreter() == interpreter;
  }

  /**
   * Decides who computes and who rests.
   *
   * @param others how many processors others need, of which handlers leave them all but one
   */
  void decide(long now, int others) {
    if (turns.isEmpty()) {
      return; // as nearly always
    }
    turns.removeIf(
        turn -> {
          boolean ended = turn.hasEnded();
          if (ended) {
            turn.resume(now);
          }
          return ended;
        });
    int most = Math.max(1, this.most - others);
    List<Turn> running = in(Turn.State.RUNS);
    List<Turn> resting = in(Turn.State.RESTS);
    for (Turn each : resting.subList(0, Math.clamp(most - running.size(), 0, resting.size()))) {
      each.resume(now);
    }
    int tooMany = Math.max(0, running.size() - most);
    running.subList(0, tooMany).forEach(Turn::ask);
    if (tooMany == 0 && resting.size() > most - running.size() && !running.isEmpty()) {
      Turn oldest = running.getFirst();
      if (now - oldest.since() >= LOOKS) {
        oldest.ask();
      }
    }
  }

  private List<Turn> in(Turn.State state) {
    return turns.stream().filter(turn -> turn.state() == state).sorted(OLDEST).toList();
  }

  /** Returns whether no call computes for long. */
  boolean isEmpty() {
    return turns.isEmpty();
  }

  /** Returns how many threads they keep that carry virtual ones. */
  int carriersKept() {
    return (int) turns.stream().filter(Turn::keepsCarrier).count();
  }

  /** Lets all go on. */
  void end(long now) {
    turns.forEach(turn -> turn.resume(now));
    turns.clear();
  }
}
