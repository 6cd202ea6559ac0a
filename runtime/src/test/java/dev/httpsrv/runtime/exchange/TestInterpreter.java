package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Limit;

/** An interpreter that counts for how many sessions it keeps values. */
final class TestInterpreter implements SessionInterpreter {

  private int held;

  int held() {
    return held;
  }

  @Override
  public void hold() {
    held++;
  }

  @Override
  public void letGo() {
    held--;
  }

  @Override
  public String pass(Limit limit) {
    return "passed " + limit.label();
  }

  @Override
  public void countStop() {}

  @Override
  public void checkStop() {}
}
