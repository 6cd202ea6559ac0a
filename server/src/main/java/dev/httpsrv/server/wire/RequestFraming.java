package dev.httpsrv.server.wire;

import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows where the requests of an HTTP/1 connection begin and end, so that only well-formed ones
 * pass: heads as a whole, bodies as they come, uncopied where they need no change. After the first
 * that is malformed nothing passes any more, whatever becomes of the exception; so no handler, and
 * none that is missing, can make a part of a body into a request. One thread at a time uses it.
 */
public final class RequestFraming implements Supplier<byte @Nullable []> {

  private static final byte[] NOTHING = {};

  private enum State {
    HEAD,
    BODY,
    CHUNKS
  }

  private final WireSource source;
  private final HeadRewriting rewriting;
  private final RequestHead head;
  private final ChunkedBody chunks;
  private final ByteArrayOutputStream begunHead = new ByteArrayOutputStream(0);
  private State state = State.HEAD;
  private long left;
  private byte @Nullable [] held;
  private boolean bodyHeld;
  private boolean requestPassed;
  private boolean oldVersion;
  private @Nullable Wait expected;
  private @Nullable RequestException refusal;
  private boolean refused;

  /**
   * Creates it for a new connection.
   *
   * @param begun what was read from the source already
   * @param ownAuthority host and port that the client reached, for a request of HTTP/1.0 without
   *     {@code Host}
   */
  public RequestFraming(
      WireSource source,
      byte[] begun,
      WireLimits.Sizes sizes,
      boolean secure,
      Supplier<String> ownAuthority) {
    this.source = source;
    this.held = begun.length == 0 ? null : begun;
    this.rewriting = new HeadRewriting(secure, ownAuthority);
    this.head = new RequestHead(sizes);
    this.chunks = new ChunkedBody(sizes);
  }

  /**
   * Returns the next bytes that pass, null at the end.
   *
   * @throws RequestException at the first malformed request
   * @throws CloseConnectionException after it, or if a client still waits to be asked for the body
   */
  @Override
  public byte @Nullable [] get() {
    if (refused) {
      throw new CloseConnectionException("a malformed request was refused");
    }
    if (bodyHeld) {
      throw new CloseConnectionException("a body that was not asked for may come or not");
    }
    byte[] out = NOTHING;
    while (out.length == 0) {
      if (refusal != null) {
        refused = true;
        throw refusal;
      }
      byte[] in = next();
      if (in == null) {
        return end();
      }
      out = follow(in);
    }
    return out;
  }

  /** Says that the client was asked for the body, with {@code 100 Continue}. */
  public void askedForBody() {
    bodyHeld = false;
  }

  /** Returns whether the last request that passed is of HTTP/1.0. */
  public boolean isOldVersion() {
    return oldVersion;
  }

  /** Returns whether a part of the next head has come. */
  public boolean isWithinHead() {
    return state == State.HEAD && (held != null || head.hasBegun());
  }

  /** Returns whether the client is likely to go on sending what is not wanted any more. */
  public boolean isWithinRequest() {
    return state != State.HEAD
        || bodyHeld
        || (refusal != null && refusal.status() != Status.BAD_REQUEST_400);
  }

  /** Returns what was read, and did not pass, for the protocol that the connection changes to. */
  public byte[] rest() {
    byte[] rest = held;
    held = null;
    return rest == null ? NOTHING : rest;
  }

  private byte @Nullable [] next() {
    byte[] in = held;
    if (in != null) {
      held = null;
      return in;
    }
    Wait wait = state != State.HEAD ? Wait.BODY : head.hasBegun() ? Wait.HEAD : Wait.REQUEST;
    if (wait != expected || requestPassed) {
      expected = wait;
      requestPassed = false;
      source.expect(wait);
    }
    try {
      return source.read();
    } catch (RequestException e) {
      refused = true;
      throw e;
    }
  }

  private byte @Nullable [] end() {
    if (state == State.HEAD && !head.hasBegun()) {
      return null;
    }
    refused = true;
    throw Refusal.malformed("the request is not complete");
  }

  /** Returns what passes of the input; keeps the rest, or why there will be nothing more. */
  private byte[] follow(byte[] in) {
    Passage out = new Passage(in);
    int i = 0;
    try {
      while (i < in.length && held == null) {
        i =
            switch (state) {
              case HEAD -> head(in, i, out);
              case BODY -> body(in, i, out);
              case CHUNKS -> chunks(in, i, out);
            };
      }
    } catch (RequestException e) {
      refusal = e;
    }
    return out.bytes();
  }

  private int head(byte[] in, int begin, Passage out) {
    int i = head.scan(in, begin, in.length);
    if (!head.isComplete()) {
      begunHead.write(in, begin, i - begin);
      return i;
    }
    if (head.isOldVersion() && out.size() > 0) {
      // What is answered before is not of its version.
      head.begin();
      return hold(in, begin);
    }
    pass(in, begin, i, out);
    requestPassed = true;
    oldVersion = head.isOldVersion();
    bodyHeld = head.expectsContinue();
    boolean end = bodyHeld || (head.asksForUpgrade() && !head.hasBody());
    if (head.isChunked()) {
      chunks.begin();
      state = State.CHUNKS;
    } else if (head.hasBody()) {
      left = head.length();
      state = State.BODY;
    }
    head.begin();
    return end ? hold(in, i) : i;
  }

  private void pass(byte[] in, int begin, int end, Passage out) {
    if (begunHead.size() == 0 && !rewriting.isNeeded(head)) {
      out.pass(begin + head.leadingBytes(), end);
      return;
    }
    begunHead.write(in, begin, end - begin);
    byte[] whole = begunHead.toByteArray();
    begunHead.reset();
    out.add(rewriting.rewrite(whole, head));
  }

  /** Keeps the input from here on until Helidon asks for more. */
  private int hold(byte[] in, int begin) {
    held = begin < in.length ? Arrays.copyOfRange(in, begin, in.length) : null;
    return in.length;
  }

  private int body(byte[] in, int begin, Passage out) {
    int end = (int) Math.min(in.length, begin + left);
    out.pass(begin, end);
    left -= end - begin;
    if (left == 0) {
      state = State.HEAD;
    }
    return end;
  }

  private int chunks(byte[] in, int begin, Passage out) {
    int end = chunks.scan(in, begin, out);
    if (chunks.isComplete()) {
      state = State.HEAD;
    }
    return end;
  }
}
