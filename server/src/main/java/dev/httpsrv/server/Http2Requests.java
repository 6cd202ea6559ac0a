package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.server.connection.RequestClient;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The requests of HTTP/2 in progress by the threads that run their handlers, for when somebody else
 * has to answer. Any thread may use it.
 */
final class Http2Requests {

  private final Map<Thread, Consumer<Response>> byThread = new ConcurrentHashMap<>();

  /** Returns what a handler answers, on this thread. */
  Response handle(
      ServerRequest request,
      ServerResponse response,
      RequestClient client,
      Supplier<Response> handler) {
    Thread thread = Thread.currentThread();
    byThread.put(thread, answer -> ResponseWriter.send(request, response, answer, client));
    try {
      return handler.get();
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
