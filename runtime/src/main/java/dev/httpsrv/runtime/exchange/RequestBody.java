package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.BodyReader;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.runtime.data.Json;
import dev.httpsrv.runtime.data.Xml;
import java.io.ByteArrayInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request's body, read as a whole or as a stream. Each function is given by the name that a
 * script called, for the message.
 */
final class RequestBody {

  private final SessionState session;
  private final Reading reading = new Reading();
  private byte @Nullable [] whole;
  private boolean streamed;
  private boolean failed;

  RequestBody(SessionState session) {
    this.session = session;
  }

  /** Returns how it was taken, if it was. */
  BodyUse use() {
    if (whole != null) {
      return BodyUse.WHOLE;
    }
    return streamed ? BodyUse.PIECES : BodyUse.UNKNOWN;
  }

  /** Returns all of it. */
  byte[] bytes(String function) {
    session.checkNotEnded(function);
    byte[] known = whole;
    if (known != null) {
      return known;
    }
    if (streamed) {
      throw new IllegalStateException(
          function + ": a reader from request_data_get reads the body; read all of it there");
    }
    byte[] bytes = read(function);
    session.poll(); // a stop that interrupts who reads may look like the body's end
    whole = bytes;
    return bytes;
  }

  private byte[] read(String function) {
    boolean done = false;
    reading.begin(function);
    try {
      byte[] bytes = session.exchange().body();
      done = true;
      return bytes;
    } finally {
      reading.end();
      failed = !done;
    }
  }

  /** Lets nobody read it any more, and leaves it to who does so still. */
  void end() {
    if (reading.close()) {
      session.exchange().leaveBody();
    }
  }

  /** Returns all of it as text. */
  EncodedText text(String function) {
    byte[] encoded = bytes(function);
    String header = contentType();
    String charset = header == null ? null : ContentType.parse(header).charset();
    return new EncodedText(encoded, charset == null ? "UTF-8" : HeaderRules.printable(charset));
  }

  /** Returns what it says as JSON, or why it is none. */
  Attempt json(String function) {
    return Json.parse(bytes(function), session.bounds());
  }

  /** Returns what it says as XML, or why it is none. */
  Attempt xml(String function) {
    byte[] document = bytes(function);
    String header = contentType();
    return Xml.parse(
        document, header == null ? null : ContentType.parse(header).charset(), session.bounds());
  }

  /** Returns a reader of it, from its beginning. */
  BodyReader reader(String function) {
    session.checkNotEnded(function);
    byte[] known = whole;
    if (known != null) {
      return new StreamReader(new ByteArrayInputStream(known), session, reading);
    }
    if (streamed) {
      throw new IllegalStateException(function + ": a reader reads the body already; use that one");
    }
    if (failed) {
      throw new IllegalStateException(
          function + ": the body could not be read as a whole; call this in its place");
    }
    streamed = true;
    return new StreamReader(session.exchange().bodyStream(), session, reading);
  }

  private @Nullable String contentType() {
    return session.exchange().header("content-type");
  }
}
