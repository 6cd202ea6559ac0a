package dev.httpsrv.runtime.generation;

import org.jspecify.annotations.Nullable;

/** A thread that waits for an interpreter, to run a call itself. */
sealed class BorrowingThread extends Borrower permits ReturningThread {

  BorrowingThread(@Nullable LoadedInterpreter wanted) {
    super(wanted);
  }

  @Override
  final void give(LoadedInterpreter interpreter) {
    given(interpreter);
    wake();
  }
}
