package dev.httpsrv.server.connection;

/** What ends when it is late. */
interface Watched {

  /** Looks whether it is late; called at each tick, by the watch alone. */
  void look(int tick);
}
