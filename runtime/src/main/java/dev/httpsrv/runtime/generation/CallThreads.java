package dev.httpsrv.runtime.generation;

import java.util.concurrent.ThreadFactory;

/** Which threads run the calls of a language's interpreters. Any thread may ask. */
interface CallThreads {

  /**
   * Returns whether a thread runs its calls itself. If it does not, they are handed over to the
   * lane of an interpreter.
   */
  boolean runsItself(Thread thread);

  /** Returns what makes the threads of an interpreter's lane. */
  ThreadFactory lane(String name);

  /** Returns those for an engine. */
  static CallThreads of(HandlerThreads handlers, boolean prefersFew) {
    return switch (handlers) {
      case LANES -> new LaneThreads();
      case ADAPTIVE, FIXED -> prefersFew ? new FewThreads() : new AllThreads();
    };
  }

  /** All run their calls themselves. */
  record AllThreads() implements CallThreads {

    @Override
    public boolean runsItself(Thread thread) {
      return true;
    }

    @Override
    public ThreadFactory lane(String name) {
      return Thread.ofVirtual().name(name).factory();
    }
  }

  /** None runs a call itself. */
  record LaneThreads() implements CallThreads {

    @Override
    public boolean runsItself(Thread thread) {
      return false;
    }

    @Override
    public ThreadFactory lane(String name) {
      return Thread.ofPlatform().daemon().name(name).factory();
    }
  }
}
