package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The requests of HTTP/2 in progress by the threads that run their handlers, for when somebody else
 * has to answer. Any thread may use it.
 */
final class Http2Requests {

  private final Map<Thread, Consumer<Response>> byThread = new ConcurrentHashMap<>();

  /** Returns what a handler answers, on this thread. */
  Response handle(HelidonExchange exchange, Function<Exchange, Response> handler) {
    Thread thread = Thread.currentThread();
    byThread.put(thread, exchange::send);
    try {
      return handler.apply(exchange);
    } finally {
      byThread.remove(thread);
    }
  }

  /** Answers in the place of a thread, if it runs a handler; one that has begun is left alone. */
  void answer(Thread thread, Response response) {
    Consumer<Response> sender = byThread.remove(thread);
    if (sender != null) {
      try {
        sender.accept(response);
      } catch (RuntimeException _) {
        // The client has gone, or the response is being sent in pieces.
      }
    }
  }
}
