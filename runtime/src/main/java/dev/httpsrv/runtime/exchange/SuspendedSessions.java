package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Session;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The suspended sessions of a server, by the events that name them. Any thread may use it. */
public final class SuspendedSessions {

  private static final int EVENT_BYTES = 16;

  private final Map<String, ExchangeSession> sessions = new ConcurrentHashMap<>();
  private final Set<Suspension> waiting = ConcurrentHashMap.newKeySet();
  private volatile boolean shutDown;

  /** Creates it, with no session suspended. */
  public SuspendedSessions() {}

  /**
   * Returns the suspended session of an event, null where there is none.
   *
   * @param home the interpreter that asks; in any other than its own, a session keeps its values to
   *     itself
   */
  public @Nullable Session find(String event, Object home) {
    ExchangeSession session = sessions.get(event);
    if (session == null) {
      return null;
    }
    return VisitedSession.of(session, home);
  }

  /** Lets no session wait any longer, from now on: the server shuts down. */
  public void shutDown() {
    shutDown = true;
    waiting.forEach(Suspension::shutDown);
  }

  /** Returns how many wait to be resumed. */
  public int size() {
    return waiting.size();
  }

  /** Returns whether the server shuts down. */
  public boolean isShutDown() {
    return shutDown;
  }

  /** Notes that a session begins to wait, suspended or for its result. */
  void waits(Suspension suspension) {
    waiting.add(suspension);
    if (shutDown) {
      suspension.shutDown();
    }
  }

  void waitsNoMore(Suspension suspension) {
    waiting.remove(suspension);
  }

  /** Returns a new event, which nobody can guess. */
  String newEvent() {
    byte[] bytes = new byte[EVENT_BYTES];
    Unguessable.RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  void add(ExchangeSession session) {
    sessions.put(session.event(), session);
  }

  void remove(ExchangeSession session) {
    sessions.remove(session.event());
  }

  /** Made for the first event: Java's security takes long to load. */
  private static final class Unguessable {
    static final SecureRandom RANDOM = new SecureRandom();
  }
}
