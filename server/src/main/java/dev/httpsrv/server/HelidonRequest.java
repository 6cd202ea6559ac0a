package dev.httpsrv.server;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.Request;
import dev.httpsrv.runtime.exchange.Response;
import io.helidon.common.uri.UriQuery;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.http.HttpPrologue;
import io.helidon.http.RequestException;
import io.helidon.webserver.http.ServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request of Helidon's, computing only what is asked for. */
final class HelidonRequest implements Request {

  private final ServerRequest request;
  private final String path;
  private byte @Nullable [] body;
  private @Nullable RuntimeException bodyFailure;

  HelidonRequest(ServerRequest request, String path) {
    this.request = request;
    this.path = path;
  }

  @Override
  public String method() {
    return request.prologue().method().text();
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public Url url() {
    HttpPrologue prologue = request.prologue();
    String scheme = request.isSecure() ? "https" : "http";
    int defaultPort = request.isSecure() ? 443 : 80;
    String authority = request.authority();
    int colon = authority.lastIndexOf(':');
    boolean hasPort = colon > authority.lastIndexOf(']') && colon < authority.length() - 1;
    UriQuery query = prologue.query();
    return new Url(
        scheme,
        null,
        (hasPort ? authority.substring(0, colon) : authority).toLowerCase(Locale.ROOT),
        hasPort ? port(authority.substring(colon + 1), defaultPort) : defaultPort,
        authority,
        prologue.uriPath().rawPath(),
        path,
        prologue.hasQuery() ? query.rawValue() : null,
        prologue.fragment().hasValue() ? prologue.fragment().rawValue() : null);
  }

  @Override
  public @Nullable String header(String name) {
    if (name.isEmpty()) {
      return null;
    }
    var header = request.headers().find(HeaderNames.create(name));
    return header.map(found -> String.join(", ", found.allValues())).orElse(null);
  }

  @Override
  public byte[] body() {
    if (bodyFailure != null) {
      throw new IllegalStateException("the request's body could not be read", bodyFailure);
    }
    if (body == null) {
      try {
        body = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
      } catch (RuntimeException e) {
        bodyFailure = e;
        throw new IllegalStateException("the request's body could not be read", e);
      }
    }
    return body;
  }

  /** Returns the response for a body that could not be read; null where it could, or was not. */
  @Nullable Response bodyProblem() {
    return switch (bodyFailure) {
      case null -> null;
      case RequestException e when e.status().code() == 413 ->
          Response.plain(413, "413 Content Too Large");
      case HttpException e when e.status().code() == 413 ->
          Response.plain(413, "413 Content Too Large");
      default -> Response.plain(400, "400 Bad Request");
    };
  }

  private static int port(String digits, int otherwise) {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
