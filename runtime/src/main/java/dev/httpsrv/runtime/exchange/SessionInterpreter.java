package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Limit;

/** What keeps values for sessions: an interpreter. Any thread may use it. */
public interface SessionInterpreter {

  /** Keeps values for one more session. */
  void hold();

  /** Keeps them for one less. */
  void letGo();

  /**
   * Has the current thread's call end, if it is one in here: it has passed a limit.
   *
   * @return what to tell the script
   */
  String pass(Limit limit);

  /** Counts a call that has passed a limit by what it left to be done. */
  void countStop();

  /** Ends the current thread's call, if it is one in here that has passed a limit. */
  void checkStop();
}
