package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as a handler sees them (Momentum's HTTP session).
 *
 * <p>This interface is the one description of the methods that scripts call on a session: every
 * engine derives its binding from the {@link ScriptName} annotations here. One thread at a time may
 * use a session.
 */
public interface Session {

  /** Returns the request's method, such as {@code GET}. */
  @ScriptName("request_method_get")
  String requestMethod();

  /** Returns the request's URL, taken apart. */
  @ScriptName("request_url_get")
  Url requestUrl();

  /**
   * Returns the value of a request header, null where it is missing; several values are joined by
   * {@code ", "}.
   *
   * @param name the header's name, in any case
   */
  @ScriptName("request_header_get")
  @Nullable String requestHeader(String name);

  /**
   * Returns the whole body as text, in the charset that the request names, UTF-8 where it names
   * none. A language whose strings are bytes gets the bytes as they came.
   */
  @ScriptName("request_data_get_string")
  EncodedText requestText();

  /** Returns the whole body as bytes. The array is the session's own: do not change it. */
  @ScriptName("request_data_get_bytes")
  byte[] requestBytes();

  /**
   * Sets the status, the body and its content type.
   *
   * @param code the status code, 200 to 599
   * @param message the whole body, replacing what was appended before; null for none
   * @param mimetype the content type; null leaves it as it is, {@code text/plain} where it was not
   *     set
   * @throws IllegalArgumentException if the code is not a final status code
   */
  @ScriptName("response_status_set_std")
  void responseStatus(int code, byte @Nullable [] message, @Nullable String mimetype);

  /**
   * Sets a response header, replacing what it was.
   *
   * @throws IllegalArgumentException if the name is not a token, or the value holds a line break or
   *     another control character
   */
  @ScriptName("response_header_set")
  void responseHeader(String name, String value);

  /** Appends to the response's body. */
  @ScriptName("response_append")
  void append(byte[] data);

  /** Returns what {@code ctx_set} kept with this request; null at first. */
  @ScriptName("ctx_get")
  @Nullable Object context();

  /** Keeps a value with this request. */
  @ScriptName("ctx_set")
  void context(@Nullable Object value);
}
