package dev.httpsrv.runtime;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.EngineException;
import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvException;
import dev.httpsrv.api.OverloadException;
import dev.httpsrv.api.ScriptFrame;
import dev.httpsrv.api.ScriptRaisedException;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.runtime.exchange.ExchangeSession;
import dev.httpsrv.runtime.exchange.Request;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.runtime.generation.Generation;
import dev.httpsrv.runtime.generation.Target;
import dev.httpsrv.runtime.problem.Problems;
import dev.httpsrv.runtime.route.Route;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers a request with a generation's routes, whatever becomes of the handler. */
final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private Dispatcher() {}

  static Response answer(Generation generation, Request request) {
    Route<Target> route = generation.routes().find(request.method(), request.path());
    if (route == null) {
      return noRoute(generation, request);
    }
    ExchangeSession session = new ExchangeSession(request);
    try {
      if (route.target().answer(session) == HandlerResult.ASYNC) {
        LOG.error(
            "{} {}: the handler returned ASYNC, but it did not suspend the session",
            request.method(),
            request.path());
        return internalError();
      }
      return session.response();
    } catch (HttpsrvException e) {
      return failure(request, e);
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      LOG.error("{} {}: the handler failed", request.method(), request.path(), e);
      return internalError();
    }
  }

  private static Response noRoute(Generation generation, Request request) {
    Set<String> methods = generation.routes().methodsAt(request.path());
    if (methods.isEmpty()) {
      return Response.plain(404, "404 Not Found");
    }
    Response response = Response.plain(405, "405 Method Not Allowed");
    response.header("Allow", String.join(", ", methods));
    return response;
  }

  private static Response failure(Request request, HttpsrvException failure) {
    return switch (failure) {
      case ScriptRaisedException raised -> {
        StringBuilder stack = new StringBuilder();
        for (ScriptFrame frame : raised.stack()) {
          stack.append(System.lineSeparator()).append("    at ").append(frame);
        }
        LOG.error(
            "{} {}: {}{}",
            request.method(),
            request.path(),
            Problems.text(raised),
            stack,
            raised.getCause());
        yield internalError();
      }
      case ScriptSyntaxException syntax -> logged(request, syntax);
      case ConfigurationException configuration -> logged(request, configuration);
      case EngineException engine -> logged(request, engine);
      case OverloadException overload -> {
        LOG.warn("{} {}: {}", request.method(), request.path(), overload.getMessage());
        Response response = Response.plain(503, "503 Service Unavailable");
        response.header("Retry-After", "1");
        yield response;
      }
    };
  }

  private static Response logged(Request request, HttpsrvException failure) {
    LOG.error(
        "{} {}: {}", request.method(), request.path(), Problems.text(failure), failure.getCause());
    return internalError();
  }

  private static Response internalError() {
    return Response.plain(500, "500 Internal Server Error");
  }
}
