package dev.httpsrv.runtime.exchange;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A response while it is made; one thread uses it. */
public final class Response {

  static final byte[] NO_BYTES = {};

  /** No JVM makes an array that is much longer. */
  private static final int MOST_ROOM = Integer.MAX_VALUE - 8;

  /** How a response gets to the client. */
  public enum Delivery {
    /** Nothing was sent yet; the transport sends all of it. */
    WHOLE,
    /** The handler sent it in pieces; nothing is left to send. */
    STREAMED,
    /** It began, and cannot be ended; the connection has to be closed. */
    BROKEN
  }

  private int status;
  private @Nullable String reason;
  private Delivery delivery = Delivery.WHOLE;
  private @Nullable String contentType;
  private @Nullable SequencedMap<String, List<String>> headers;
  private byte[] body = NO_BYTES;
  private @Nullable ByteArrayOutputStream more;

  /** Creates the response 200 without headers and body. */
  public Response() {}

  /** Returns a short response in plain text, as the server gives it where no handler does. */
  public static Response plain(int status, String text) {
    Response response = new Response();
    response.status(status);
    response.contentType("text/plain");
    response.body((text + "\n").getBytes(StandardCharsets.UTF_8));
    return response;
  }

  /** Returns the response to a method that is none of those. */
  public static Response notAllowed(Collection<String> methods) {
    Response response = plain(405, "405 Method Not Allowed");
    response.header("Allow", String.join(", ", methods));
    return response;
  }

  /** Returns the status code; 200 where none was set. */
  public int status() {
    return status == 0 ? 200 : status;
  }

  /** Sets the status code. */
  public void status(int code) {
    status = code;
  }

  /** Returns the reason phrase; null for the usual one. */
  public @Nullable String reason() {
    return reason;
  }

  /** Sets the reason phrase. */
  public void reason(@Nullable String phrase) {
    reason = phrase;
  }

  /** Returns whether a status was set. */
  public boolean hasStatus() {
    return status != 0;
  }

  /** Returns whether nothing of it was set: it is a 200 without anything. */
  public boolean isUntouched() {
    return status() == 200
        && reason == null
        && contentType == null
        && delivery == Delivery.WHOLE
        && pending() == 0
        && !hasHeaders();
  }

  /** Returns how it gets to the client. */
  public Delivery delivery() {
    return delivery;
  }

  /** Sets how it gets to the client. */
  public void delivery(Delivery way) {
    delivery = way;
  }

  /** Returns the content type; null where none was set and there is no body. */
  public @Nullable String contentType() {
    return contentType == null && pending() > 0 ? "text/plain" : contentType;
  }

  /** Sets the content type. */
  public void contentType(String type) {
    contentType = type;
  }

  /** Sets the content type where none was set. */
  void usualContentType(String type) {
    if (contentType == null) {
      contentType = type;
    }
  }

  /** Makes this the same as another response. */
  void replaceBy(Response other) {
    status = other.status;
    reason = other.reason;
    contentType = other.contentType;
    headers = other.headers;
    body(other.body());
  }

  /** Returns the other headers, by name in any case, each with its values. */
  public SequencedMap<String, List<String>> headers() {
    if (headers == null) {
      headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    }
    return headers;
  }

  /** Returns whether {@link #headers} has any. */
  public boolean hasHeaders() {
    return headers != null && !headers.isEmpty();
  }

  /** Sets a header. */
  public void header(String name, String value) {
    if (name.toLowerCase(Locale.ROOT).equals("content-type")) {
      contentType = value;
    } else {
      headers().put(name, new ArrayList<>(List.of(value)));
    }
  }

  /** Adds a value to a header that may have several. */
  void addHeader(String name, String value) {
    headers().computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  /** Sets the whole body; the array is not copied. */
  public void body(byte[] bytes) {
    body = bytes;
    more = null;
  }

  /** Appends to the body. */
  public void append(byte[] bytes) {
    if (more == null) {
      if (body.length == 0) {
        body = bytes;
        return;
      }
      more = new ByteArrayOutputStream(room(body.length, bytes.length));
      more.writeBytes(body);
    }
    more.writeBytes(bytes);
  }

  /**
   * Returns how much room a body is given that grows: twice what it has, as far as there can be.
   */
  static int room(int length, int more) {
    return (int) Math.min(2L * length + 2L * more, MOST_ROOM);
  }

  /** Returns the body. */
  public byte[] body() {
    if (more != null) {
      body = more.toByteArray();
      more = null;
    }
    return body;
  }

  /** Returns the body, and leaves none. */
  byte[] takeBody() {
    byte[] taken = body();
    body = NO_BYTES;
    return taken;
  }

  /** Returns the number of bytes in the body. */
  int pending() {
    return more == null ? body.length : more.size();
  }
}
