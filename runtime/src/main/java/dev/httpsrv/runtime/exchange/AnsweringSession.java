package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.BodyReader;
import dev.httpsrv.api.Limit;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.runtime.data.Json;
import dev.httpsrv.runtime.data.Printf;
import dev.httpsrv.runtime.data.XmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * A session as far as its response goes: what a handler may do with that, and when, and how large
 * it may become. Each function is given by the name that a script called, for the message.
 */
abstract sealed class AnsweringSession extends SessionState permits ExchangeSession {

  private final Response response = new Response();
  private @Nullable ResponseStream stream;
  private @Nullable StreamReader rest;
  private boolean completes;

  AnsweringSession(Exchange exchange) {
    super(exchange);
  }

  /** Returns the response as it stands. */
  public final Response response() {
    return response;
  }

  final void setStatus(String function, int code, @Nullable String reason) {
    checkNotBegun(function);
    HeaderRules.checkStatus(function, code);
    if (reason != null) {
      HeaderRules.checkValue(function, reason);
    }
    response.status(code);
    response.reason(reason);
  }

  final void setStatusAndType(String function, int code, @Nullable String type) {
    checkNotBegun(function);
    HeaderRules.checkStatus(function, code);
    if (type != null) {
      HeaderRules.checkValue(function, type);
      response.contentType(type);
    }
    response.status(code);
    response.reason(null);
  }

  final void setHeader(String function, String name, String value) {
    checkHeader(function, name, value);
    response.header(name, value.strip());
  }

  final void addHeader(String function, String name, String value) {
    checkHeader(function, name, value);
    HeaderRules.checkMayRepeat(function, name);
    response.addHeader(name, value.strip());
  }

  private void checkHeader(String function, String name, String value) {
    checkNotBegun(function);
    HeaderRules.checkName(function, name);
    HeaderRules.checkValue(function, value);
  }

  final void setBody(String function, byte[] data) {
    checkNotBegun(function);
    replaceBody(data);
  }

  final void setJson(String function, ScriptData value) {
    checkNotBegun(function);
    replaceBody(Json.write(function, value, bounds()));
    response.usualContentType("application/json");
  }

  final void setXml(String function, ScriptData document) {
    checkNotBegun(function);
    replaceBody(XmlWriter.write(function, document, bounds()));
    response.usualContentType("application/xml");
  }

  private void replaceBody(byte[] data) {
    if (data.length > limits().response()) {
      tooLarge();
    }
    response.body(data);
    rest = null;
  }

  final void append(String function, byte[] data) {
    checkMayAppend(function);
    response.append(fitting(data));
    sendSurplus();
  }

  final void printf(String function, byte[] format, ScriptData... arguments) {
    checkMayAppend(function);
    response.append(fitting(Printf.format(function, format, arguments)));
    sendSurplus();
  }

  /** Appends what is left in a reader: now, or when the handler has ended. */
  final void stream(String function, BodyReader reader, boolean now) {
    checkMayAppend(function);
    if (!(reader instanceof StreamReader source)) {
      throw new IllegalArgumentException(
          function + ": the reader must be one that request_data_get returned");
    }
    if (now) {
      stream().send(source);
    } else {
      rest = source;
    }
  }

  final void flush(String function, boolean last) {
    checkMayAppend(function);
    stream().send(last);
  }

  /**
   * Sends what is left of a response that is sent in pieces, now that the handler has ended.
   *
   * @throws ScriptStoppedException if that is too much
   */
  public final void complete() {
    completes = true;
    StreamReader source = rest;
    if (source != null) {
      stream().send(source);
    }
    if (response.delivery() == Response.Delivery.STREAMED && !stream().hasEnded()) {
      stream().send(true);
    }
  }

  /** Has the response say what became of the request while its handler waited. */
  final void waitHasEnded(Suspension.End end) {
    switch (end) {
      case CLIENT_GONE -> response.delivery(Response.Delivery.BROKEN);
      case EXPIRED -> become(Response.plain(504, "504 Gateway Timeout"));
      case SHUTDOWN -> become(Response.plain(503, "503 Service Unavailable"));
      case AGAIN, FINISHED -> {}
    }
  }

  private void become(Response other) {
    if (hasBegun()) {
      response.delivery(Response.Delivery.BROKEN);
    } else {
      response.replaceBy(other);
      rest = null;
    }
  }

  private ResponseStream stream() {
    ResponseStream known = stream;
    if (known == null) {
      known = new ResponseStream(exchange(), response, limits().response(), this::tooLarge);
      stream = known;
    }
    return known;
  }

  private void sendSurplus() {
    if (hasBegun()) {
      stream().sendSurplus();
    }
  }

  /** Returns bytes for the body, if they have room in it with what is there. */
  private byte[] fitting(byte[] data) {
    if (data.length > limits().response() - response.pending()) {
      tooLarge();
    }
    return data;
  }

  private void tooLarge() {
    SessionInterpreter own = home();
    if (completes) {
      if (own != null) {
        own.countStop();
      }
      throw stopped(Limit.RESPONSE);
    }
    String reason = own == null ? "it is too large" : own.pass(Limit.RESPONSE);
    throw new IllegalStateException("the response cannot be sent: " + reason);
  }

  /** Returns that what its handler left to be done has passed a limit. */
  abstract ScriptStoppedException stopped(Limit passed);

  private boolean hasBegun() {
    return response.delivery() != Response.Delivery.WHOLE;
  }

  private void checkNotBegun(String function) {
    checkNotEnded(function);
    if (hasBegun()) {
      throw new IllegalStateException(
          function + ": the response has begun with response_flush; call this before");
    }
  }

  private void checkMayAppend(String function) {
    checkNotEnded(function);
    if (rest != null) {
      throw new IllegalStateException(
          function + ": response_io streams the rest of the body; call this before");
    }
    if (stream != null && stream.hasEnded()) {
      throw new IllegalStateException(
          function + ": response_flush said that nothing more comes; call this before");
    }
  }
}
