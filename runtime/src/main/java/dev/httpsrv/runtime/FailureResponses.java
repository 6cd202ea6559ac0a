package dev.httpsrv.runtime;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** What a client gets for a handler's failure, and what the log says of it, which is all of it. */
final class FailureResponses {

  private static final Logger LOG = LoggerFactory.getLogger(FailureResponses.class);

  private FailureResponses() {}

  /** Returns the response where a handler has failed by a script's or an engine's fault. */
  static Response failed(Exchange exchange, HttpsrvException failure) {
    return switch (failure) {
      case ScriptRaisedException raised -> raised(exchange, raised);
      case ScriptSyntaxException syntax -> logged(exchange, syntax);
      case ConfigurationException configuration -> logged(exchange, configuration);
      case EngineException engine -> logged(exchange, engine);
      case ScriptStoppedException stopped -> stopped(stopped);
      case OverloadException overload -> {
        LOG.warn("{}: {}", request(exchange), overload.getMessage());
        Response response = unavailable();
        response.header("Retry-After", "1");
        yield response;
      }
    };
  }

  /** Returns the response where a handler has failed by a fault of Java code. */
  static Response failed(Exchange exchange, Throwable failure) {
    LOG.error("{}: the handler failed", request(exchange), failure);
    return internalError();
  }

  /** Returns the response where the client is at fault; nobody else could mend that. */
  static Response clientFailed(Exchange exchange, @Nullable String message) {
    LOG.debug("{}: {}", request(exchange), message);
    return Response.plain(400, "400 Bad Request");
  }

  /**
   * Returns the response of a handler that did not end by itself; its client, if there is one, has
   * no answer.
   *
   * @param shutDown whether that is since the server stops
   */
  static Response cutOff(Exchange exchange, boolean shutDown, String what) {
    // Clients go away all the time.
    LOG.atLevel(shutDown ? Level.WARN : Level.DEBUG)
        .log(
            "{}: cut off, since {}: {}",
            request(exchange),
            shutDown ? "the server has stopped" : "its client has gone, or the server has stopped",
            what);
    return unavailable();
  }

  /** Returns the response of a handler that has passed a limit. */
  static Response stopped(ScriptStoppedException stopped) {
    LOG.warn("{}", Problems.stopped(stopped));
    return switch (stopped.limit()) {
      case TIME, LOAD -> Response.plain(504, "504 Gateway Timeout");
      case COMPUTING, MEMORY, DEPTH, NESTING -> unavailable();
      case RESPONSE -> internalError();
      case BODY -> Response.plain(413, "413 Content Too Large");
    };
  }

  private static Response raised(Exchange exchange, ScriptRaisedException raised) {
    StringBuilder stack = new StringBuilder();
    for (ScriptFrame frame : raised.stack()) {
      stack.append(System.lineSeparator()).append("    at ").append(frame);
    }
    LOG.error(
        "{}: {}{}", request(exchange), Problems.text(raised), stack, notable(raised.getCause()));
    return internalError();
  }

  /** Returns a cause whose stack the log should show: not the script's own fault. */
  private static @Nullable Throwable notable(@Nullable Throwable cause) {
    return switch (cause) {
      case IllegalArgumentException e when e.getCause() == null -> null;
      case IllegalStateException e when e.getCause() == null -> null;
      case ScriptRaisedException earlier -> notable(earlier.getCause());
      case null, default -> cause;
    };
  }

  private static Response logged(Exchange exchange, HttpsrvException failure) {
    LOG.error("{}: {}", request(exchange), Problems.text(failure), failure.getCause());
    return internalError();
  }

  /** Returns what the log calls the request. */
  private static String request(Exchange exchange) {
    return exchange.method() + " " + Problems.visible(exchange.path());
  }

  private static Response unavailable() {
    return Response.plain(503, "503 Service Unavailable");
  }

  private static Response internalError() {
    return Response.plain(500, "500 Internal Server Error");
  }
}
