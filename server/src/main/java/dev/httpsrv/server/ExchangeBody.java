package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.BodyUse;
import dev.httpsrv.runtime.exchange.ClientFailure;
import dev.httpsrv.runtime.exchange.Response;
import dev.httpsrv.server.connection.BodySource;
import dev.httpsrv.server.connection.RequestClient;
import dev.httpsrv.server.connection.SlowClientException;
import io.helidon.http.HttpException;
import io.helidon.http.RequestException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A request's body: as much of it as may be read, and what becomes of the rest. */
final class ExchangeBody {

  /** A body that a script takes as a whole is held in memory; one client must not fill it. */
  private static final int MOST_WHOLE_BYTES = 64 << 20;

  /** What is read of a body that no handler wants, for the next request; more ends it all. */
  private static final int MOST_DISCARDED_BYTES = 1 << 20;

  /** What is read ahead for a handler that may not take it as a whole. */
  private static final int MOST_TRIED_BYTES = 1 << 20;

  /** What is kept at first of a body that is read ahead; it grows with what arrives. */
  private static final int FIRST_BYTES = 16 << 10;

  private static final byte[] NO_BYTES = {};

  private final ServerRequest request;
  private final RequestClient client;
  private final BodyMemory memory;
  private int kept;
  private long mostBytes = Long.MAX_VALUE;
  private byte @Nullable [] whole;
  private @Nullable BodyStream stream;
  private @Nullable Response problem;

  /** Whether nothing more will come of it, as where the client of HTTP/2 has reset the request. */
  private boolean brokenOff;

  /** Whether another thread may read it still, whatever that finds. */
  private boolean left;

  /** Creates it; one thread at a time uses it. */
  ExchangeBody(ServerRequest request, RequestClient client, BodyMemory memory) {
    this.request = request;
    this.client = client;
    this.memory = memory;
  }

  /** Lets it have so many bytes at most, or fewer if that was said before. */
  void limit(long most) {
    mostBytes = Math.min(mostBytes, most);
    if (exists() && contentLength() > mostBytes) {
      throw tooLarge(mostBytes);
    }
  }

  /**
   * Waits until it is there, so that no interpreter waits for a slow client; not where it is long
   * and the handler may want it as it arrives, or where the client waits to be asked for it.
   */
  void await(BodyUse use) {
    if (!exists() || isAwaited()) {
      return;
    }
    boolean whole = use == BodyUse.WHOLE;
    long length = contentLength();
    int most = (int) Math.min(mostBytes, whole ? MOST_WHOLE_BYTES : MOST_TRIED_BYTES);
    if (length > most || (length < 0 && !whole)) {
      return;
    }
    try {
      stream().readAhead(most);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    }
  }

  /** Leaves it to another thread: nothing more of it is read here. */
  void leave() {
    left = true;
  }

  /** Forgets what was kept of it. */
  void release() {
    if (kept != 0) {
      memory.giveBack(kept);
      kept = 0;
    }
  }

  private boolean keep(int bytes) {
    boolean room = memory.take(bytes);
    kept += room ? bytes : 0;
    return room;
  }

  /** Returns all of it, the same array each time. */
  byte[] whole() {
    byte[] known = whole;
    if (known == null) {
      known = exists() ? read() : NO_BYTES;
      whole = known;
    }
    return known;
  }

  private byte[] read() {
    if (problem != null) {
      throw new ClientFailure("the request's body could not be read", null);
    }
    int most = (int) Math.min(mostBytes, MOST_WHOLE_BYTES);
    if (contentLength() > most) {
      throw tooLarge(most);
    }
    byte[] bytes;
    try {
      bytes = stream().readAll(most + 1);
    } catch (IOException e) {
      throw new ClientFailure("the request's body could not be read", e);
    }
    if (bytes.length > most) {
      throw tooLarge(most);
    }
    return bytes;
  }

  private ClientFailure tooLarge(long most) {
    problem = Response.plain(413, "413 Content Too Large");
    return new ClientFailure(
        most < mostBytes
            ? "the request's body is larger than %d MiB; request_data_get reads it in pieces"
                .formatted(most >> 20)
            : "the request's body is larger than %d bytes, the most that is allowed here"
                .formatted(most),
        null);
  }

  /** Returns it as it comes. */
  InputStream bytes() {
    return exists() ? stream() : InputStream.nullInputStream();
  }

  private BodyStream stream() {
    BodyStream known = stream;
    if (known == null) {
      known = new BodyStream(client.paced(request.content().inputStream()));
      stream = known;
    }
    return known;
  }

  private boolean exists() {
    return request.content().hasEntity();
  }

  private long contentLength() {
    return request.headers().contentLength().orElse(-1);
  }

  /** Returns the response where it could not be read; null where it could, or was not. */
  @Nullable Response problem() {
    return problem;
  }

  /** Returns whether the connection cannot go on after the answer, since it was not read. */
  boolean isLeft() {
    return exists()
        && (left
            || (!request.content().consumed()
                && (problem != null || isAwaited() || contentLength() > MOST_DISCARDED_BYTES)));
  }

  /** Returns whether the client waits to be asked for it; Helidon does not say for HTTP/2. */
  private boolean isAwaited() {
    return isHttp1() && !request.continueSent();
  }

  private boolean isHttp1() {
    return HelidonExchange.isHttp1(request);
  }

  /**
   * Reads what the handler left of it, after the answer.
   *
   * @throws CloseConnectionException if that is too much, or fails: where it ends is not known then
   */
  void end() {
    // Helidon takes a body for consumed whose reading has failed.
    boolean ended = !exists() || (problem == null && !left && request.content().consumed());
    if (!ended && (left || isAwaited() || !discard())) {
      client.abort();
      throw new CloseConnectionException("a request's body was not read");
    }
  }

  private boolean discard() {
    mostBytes = Long.MAX_VALUE; // it limited the handler
    try {
      stream().skipNBytes(MOST_DISCARDED_BYTES);
      return false;
    } catch (EOFException e) {
      return true;
    } catch (IOException | RuntimeException e) {
      return brokenOff && !isHttp1();
    }
  }

  /** Reads the body, and remembers that it was malformed: where it ends is not known then. */
  private final class BodyStream extends InputStream {

    private final BodySource in;
    private long count;
    private byte[] ahead = NO_BYTES;
    private int next;
    private int end;
    private boolean ended;

    BodyStream(BodySource in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** Reads until the end, or until so many bytes are kept, or there is no room for more. */
    void readAhead(int most) throws IOException {
      long length = contentLength();
      // One more than there are, to see the end.
      int size = (int) Math.min(length < 0 ? FIRST_BYTES : length + 1, FIRST_BYTES);
      byte[] bytes = keep(size) ? new byte[size] : NO_BYTES;
      int filled = 0;
      while (filled < bytes.length) {
        int read = readOn(bytes, filled, bytes.length - filled);
        if (read < 0) {
          ended = true;
          break;
        }
        filled += read;
        if (filled == bytes.length && filled < most) {
          int more = Math.min(filled, most + 1 - filled);
          bytes = keep(more) ? Arrays.copyOf(bytes, filled + more) : bytes;
        }
      }
      ahead = bytes;
      end = filled;
    }

    /** Returns the rest, or so many bytes of it. */
    byte[] readAll(int most) throws IOException {
      if (!ended) {
        long length = contentLength();
        // What is not known to be short comes into a buffer of 16 KiB first.
        return length < 0 || length > FIRST_BYTES ? readNBytes(most) : readKnown((int) length);
      }
      byte[] rest = next == 0 && end == ahead.length ? ahead : Arrays.copyOfRange(ahead, next, end);
      next = end;
      return rest;
    }

    private byte[] readKnown(int length) throws IOException {
      byte[] bytes = new byte[length];
      int filled = readNBytes(bytes, 0, length);
      // Helidon lets none be longer, but has to be asked for its end.
      return filled == length && read() < 0 ? bytes : Arrays.copyOf(bytes, filled);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (next < end) {
        int read = Math.min(length, end - next);
        System.arraycopy(ahead, next, buffer, offset, read);
        next += read;
        return read;
      }
      ahead = NO_BYTES;
      next = 0;
      end = 0;
      return ended ? -1 : readOn(buffer, offset, length);
    }

    private int readOn(byte[] buffer, int offset, int length) throws IOException {
      int read;
      try {
        read = in.read(buffer, offset, length);
      } catch (IOException | RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
          left |= isHttp1(); // its handler is to end; the client has done nothing wrong
        } else {
          problem = problemOf(e);
        }
        throw new IOException("the body is malformed, or the client has gone", e);
      }
      count += Math.max(0, read);
      if (count > mostBytes) {
        throw new IOException(tooLarge(mostBytes).getMessage());
      }
      if (read < 0 && count < contentLength()) {
        brokenOff = true;
        problem = Response.plain(400, "400 Bad Request");
        throw new IOException("the body is shorter than its Content-Length");
      }
      return read;
    }

    private static Response problemOf(Exception failure) {
      int status =
          switch (failure) {
            case RequestException e -> e.status().code();
            case HttpException e -> e.status().code();
            case SlowClientException _ -> 408;
            default -> 400;
          };
      return switch (status) {
        case 408 -> Response.plain(408, "408 Request Timeout");
        case 413 -> Response.plain(413, "413 Content Too Large");
        default -> Response.plain(400, "400 Bad Request");
      };
    }
  }
}
