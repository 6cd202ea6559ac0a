package dev.httpsrv.server.connection;

/** How far a server is in its life. Any thread may look. */
public final class ServerStage {

  private enum Stage {
    SERVING,
    LEAVING,
    DRAINING
  }

  private volatile Stage stage = Stage.SERVING;

  /** Creates the stage of a server that serves. */
  public ServerStage() {}

  /** Returns whether new clients are welcome. */
  public boolean isServing() {
    return stage == Stage.SERVING;
  }

  /** Returns whether each answer is the last one of its connection. */
  public boolean isDraining() {
    return stage == Stage.DRAINING;
  }

  /** Says that the server is about to end, and still serves as before. */
  public void leave() {
    stage = Stage.LEAVING;
  }

  /** Says that no further requests are wanted. */
  public void drain() {
    stage = Stage.DRAINING;
  }
}
