package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.server.connection.RequestClient;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingResponse;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes responses to Helidon's, as a whole or in pieces. */
final class ResponseWriter {

  /** The headers of frequent content types, validated and written once. */
  private static final Map<String, Header> USUAL_TYPES =
      Stream.of(
              "text/plain",
              "text/html",
              "text/html; charset=utf-8",
              "application/json",
              "application/xml",
              "application/octet-stream")
          .collect(
              Collectors.toUnmodifiableMap(
                  type -> type, type -> HeaderValues.createCached(HeaderNames.CONTENT_TYPE, type)));

  /**
   * The largest header that HTTP/2's table is to keep, for which a larger one is said to change
   * always: Helidon would make room for ever where it does not fit.
   */
  private static final int MOST_INDEXED = 2_048;

  private ResponseWriter() {}

  static void send(
      ServerRequest request, ServerResponse response, Response answer, RequestClient client) {
    head(response, answer);
    if (hasNoLength(answer.status())) {
      sendWithoutLength(response, client);
    } else if (!mayHaveBody(answer.status())) {
      response.send();
    } else if (isHead(request)) {
      response.header(HeaderValues.create(HeaderNames.CONTENT_LENGTH, (long) answer.body().length));
      response.send();
    } else {
      response.send(answer.body());
    }
  }

  /** Returns the head of a short response in HTTP/1.1, the last of its connection. */
  static byte[] lastHead(Response answer) {
    Status status = status(answer);
    return "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
        .formatted(status.code(), status.reasonPhrase(), answer.contentType(), answer.body().length)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Sends the head, and returns where the body goes. */
  static OutputStream begin(
      ServerRequest request, ServerResponse response, Response answer, RequestClient client)
      throws IOException {
    head(response, answer);
    try {
      if (hasNoLength(answer.status()) || isHead(request)) {
        sendWithoutLength(response, client);
        return OutputStream.nullOutputStream();
      }
      if (!mayHaveBody(answer.status())) {
        response.send();
        return OutputStream.nullOutputStream();
      }
      return new ClientStream(response, client);
    } catch (RuntimeException e) {
      throw gone(e);
    }
  }

  /** Sends a head alone, to which Helidon adds the length 0. */
  private static void sendWithoutLength(ServerResponse response, RequestClient client) {
    client.answersWithoutLength();
    // Helidon adds it before in HTTP/2, and behind in HTTP/1.1.
    response.beforeSend(() -> response.headers().remove(HeaderNames.CONTENT_LENGTH));
    response.send();
  }

  private static void head(ServerResponse response, Response answer) {
    response.status(status(answer));
    String contentType = answer.contentType();
    if (contentType != null) {
      Header usual = USUAL_TYPES.get(contentType);
      response.header(
          usual == null ? header(HeaderNames.CONTENT_TYPE, List.of(contentType)) : usual);
    }
    if (answer.hasHeaders()) {
      answer
          .headers()
          .forEach((name, values) -> response.header(header(HeaderNames.create(name), values)));
    }
  }

  private static Header header(HeaderName name, List<String> values) {
    int length = name.lowerCase().length();
    for (String value : values) {
      length += value.length() + ", ".length();
    }
    if (length > MOST_INDEXED) {
      return HeaderValues.create(name, true, false, values.toArray(String[]::new));
    }
    return values.size() == 1
        ? HeaderValues.create(name, values.getFirst())
        : HeaderValues.create(name, values);
  }

  private static Status status(Response answer) {
    String reason = answer.reason();
    if (reason != null) {
      return Status.create(answer.status(), reason);
    }
    return answer.status() == 200 ? Status.OK_200 : Status.create(answer.status());
  }

  static boolean isHead(ServerRequest request) {
    return request.prologue().method().equals(Method.HEAD);
  }

  /** Returns whether a length would be wrong, or that of another response. */
  private static boolean hasNoLength(int status) {
    return status == 204 || status == 304;
  }

  private static boolean mayHaveBody(int status) {
    return status != 204 && status != 205 && status != 304;
  }

  private static IOException gone(RuntimeException e) {
    return new IOException("the client has gone", e);
  }

  /** Helidon's stream, whose unchecked exceptions say that the client has gone. */
  private static final class ClientStream extends OutputStream {

    private final ServerResponse response;
    private final RequestClient client;
    private final OutputStream out;
    private boolean headSent;

    ClientStream(ServerResponse response, RequestClient client) {
      this.response = response;
      this.client = client;
      this.out = response.outputStream();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      // An empty chunk would end the body.
      if (length == 0) {
        return;
      }
      headSent = true;
      checkClient();
      try {
        out.write(bytes, offset, length);
      } catch (RuntimeException e) {
        throw gone(e);
      }
    }

    @Override
    public void flush() throws IOException {
      checkClient();
      try {
        if (!headSent) {
          headSent = true;
          HeadSinkProvider.sendHead(response);
        }
        out.flush();
      } catch (RuntimeException e) {
        throw gone(e);
      }
    }

    /** Helidon writes on to a stream that has been reset. */
    private void checkClient() throws IOException {
      if (client.hasReset()) {
        throw new IOException("the client has reset its request");
      }
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
        // Helidon ends the body when the handler has returned; a connection that is closed by then
        // would end before it.
        if (response instanceof RoutingResponse routed) {
          routed.commit();
        }
      } catch (RuntimeException e) {
        throw gone(e);
      }
    }
  }
}
