package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.Nullable;

/** A thread that waits for an interpreter, to run a call itself. */
final class BorrowingThread extends Borrower {

  BorrowingThread(@Nullable LoadedInterpreter wanted) {
    super(wanted);
  }

  @Override
  void give(LoadedInterpreter interpreter) {
    given(interpreter);
    wake();
  }
}
