package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The requests of HTTP/2 in progress by the threads that run their handlers, for when somebody else
 * has to answer. Any thread may use it.
 */
final class Http2Requests {

  private final Map<Thread, HelidonExchange> byThread = new ConcurrentHashMap<>();

  /** Returns what a handler answers, on this thread. */
  Response handle(HelidonExchange exchange, Function<Exchange, Response> handler) {
    Thread thread = Thread.currentThread();
    byThread.put(thread, exchange);
    try {
      return handler.apply(exchange);
    } finally {
      byThread.remove(thread);
    }
  }

  /**
   * Answers in the place of a thread, if it runs a handler; where its response has begun, the
   * connection ends, since a stream alone cannot be reset.
   */
  void answer(Thread thread, Response response) {
    HelidonExchange exchange = byThread.remove(thread);
    if (exchange != null) {
      try {
        exchange.send(response);
      } catch (RuntimeException _) { // the client has gone, or the response has begun
        exchange.client().abort();
      }
    }
  }
}
