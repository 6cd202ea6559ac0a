package dev.httpsrv.benchmarks.endurance;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask a server all the time, over connections that are kept alive or new ones, and
 * know of each request what became of it. Closing ends them.
 *
 * <p>A request is lost if all of it was sent before the server ended the connection, or said that
 * it would, and no whole answer came. On a new connection it may be that the server never accepted
 * it: the system had, and its queue was thrown away. Those are counted apart, and the server's own
 * count tells how many of them it had accepted.
 */
final class Clients implements AutoCloseable {

  /** What to ask, and what to expect. */
  interface Question {

    /** Returns the next request, of a client that has asked so often. */
    Asked next(int client, int number);
  }

  /**
   * A request.
   *
   * @param begin its first bytes
   * @param rest the others, which follow a moment later; empty for none
   * @param rightAnswer whether an answer is right
   */
  record Asked(String begin, String rest, Predicate<Connection.Answer> rightAnswer) {}

  private final int port;
  private final Question question;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder right = new LongAdder();
  private final LongAdder wrong = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder crossed = new LongAdder();
  private final LongAdder unaccepted = new LongAdder();
  private final LongAdder answeredConnections = new LongAdder();
  private final LongAdder unusedConnections = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile boolean ending;
  private volatile @Nullable String example;

  private Clients(int port, Question question) {
    this.port = port;
    this.question = question;
  }

  /** Starts as many clients, of which every fourth takes a new connection for each few requests. */
  static Clients start(int number, int port, Question question) {
    Clients clients = new Clients(port, question);
    for (int i = 0; i < number; i++) {
      int client = i;
      clients.threads.execute(() -> clients.ask(client));
    }
    return clients;
  }

  long right() {
    return right.sum();
  }

  /** Returns how many answers were not right, and how many requests were lost. */
  long failed() {
    return wrong.sum() + lost.sum();
  }

  long lost() {
    return lost.sum();
  }

  /** Returns how many requests met the end of their connection on the way. */
  long crossed() {
    return crossed.sum();
  }

  /** Returns how many first requests were sent to connections that ended without any answer. */
  long unaccepted() {
    return unaccepted.sum();
  }

  /** Returns how often nobody listened; a client ends then. */
  long refused() {
    return refused.sum();
  }

  /**
   * Returns how many of the unaccepted were lost in truth.
   *
   * @param accepted how many connections the server says that it accepted
   */
  long lostOfUnaccepted(long accepted) {
    return Math.max(0, accepted - answeredConnections.sum() - unusedConnections.sum());
  }

  /** Returns one of the things that went wrong. */
  @Nullable String example() {
    return example;
  }

  /** Lets each client end after its answer. */
  @Override
  public void close() {
    ending = true;
    threads.close();
  }

  private void ask(int client) {
    int number = 0;
    while (!ending) {
      try (Connection connection = Connection.to(port)) {
        int most = client % 4 == 3 ? 3 : Integer.MAX_VALUE;
        while (!ending && connection.answers() < most && !connection.isOver()) {
          ask(connection, question.next(client, number++));
        }
        if (connection.answers() == 0) {
          unusedConnections.increment();
        }
      } catch (ConnectException e) {
        refused.increment();
        return;
      } catch (IOException e) {
        // a connection that could not be used; what it lost has been counted
      }
    }
  }

  private void ask(Connection connection, Asked asked) throws IOException {
    boolean sent = false;
    boolean endedBefore = true;
    try {
      connection.send(asked.begin());
      if (!asked.rest().isEmpty()) {
        Thread.sleep(2);
        connection.send(asked.rest());
      }
      sent = true;
      endedBefore = connection.hasEnded();
      Connection.Answer answer = connection.read();
      if (answer == null) {
        throw new IOException("the connection has ended without an answer");
      }
      if (connection.answers() == 1) {
        answeredConnections.increment();
      }
      count(asked, answer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      if (sent && !endedBefore && connection.answers() == 0) {
        unaccepted.increment();
      } else if (connection.answers() == 0) {
        unusedConnections.increment();
        crossed.increment();
      } else if (sent && !endedBefore) {
        lost.increment();
        example = "lost: " + e + ": " + asked.begin().lines().findFirst().orElse("");
      } else {
        crossed.increment();
      }
      throw e;
    }
  }

  private void count(Asked asked, Connection.Answer answer) {
    if (asked.rightAnswer().test(answer)) {
      right.increment();
    } else {
      wrong.increment();
      example = answer + " to " + asked.begin().lines().findFirst().orElse("");
    }
  }
}
