package dev.httpsrv.api;

import org.jspecify.annotations.Nullable;

/**
 * One request and its response, as a handler sees them (Momentum's HTTP session).
 *
 * <p>This interface is the one description of the methods that scripts call on a session: every
 * engine derives its binding from the {@link ScriptName} annotations here. One thread at a time may
 * use a session. Wherever a method says that it throws, a script gets an error in the line of its
 * call, and may catch it.
 *
 * <p>When the request has ended, every method but {@link #resume} and {@link #event} throws an
 * {@link IllegalStateException}: nobody reads another one's request.
 */
public interface Session {

  /** Returns the request's method, such as {@code GET}. */
  @ScriptName("request_method_get")
  String requestMethod();

  /** Returns the request's URL, taken apart. */
  @ScriptName("request_url_get")
  Url requestUrl();

  /**
   * Returns the segment that a <code>{name}</code> of the endpoint took, decoded; null where the
   * endpoint has no such parameter.
   */
  @ScriptName("request_path_param_get")
  @Nullable String pathParameter(String name);

  /**
   * Returns the value of a request header, null where it is missing; several values are joined by
   * {@code ", "}, cookies by {@code "; "}.
   *
   * @param name the header's name, in any case
   */
  @ScriptName("request_header_get")
  @Nullable String requestHeader(String name);

  /**
   * Returns the request's content type in lower case, without parameters, and its charset, null
   * where it names none; null alone where the header is missing.
   */
  @ScriptName("request_content_type_get")
  @Nullable Results requestContentType();

  /**
   * Returns a reader of the body, which reads while the client still sends. Chunked bodies come
   * without their framing.
   *
   * @throws IllegalStateException if the body is being read by another reader already, or could not
   *     be read as a whole before
   */
  @ScriptName("request_data_get")
  BodyReader requestReader();

  /**
   * Returns the whole body as text, in the charset that the request names, UTF-8 where it names
   * none. A language whose strings are bytes gets the bytes as they came.
   *
   * @throws IllegalStateException if the body was malformed, or a reader has begun to read it
   */
  @ScriptName("request_data_get_string")
  EncodedText requestText();

  /**
   * Returns the whole body as bytes. The array is the session's own: do not change it.
   *
   * @throws IllegalStateException if the body was malformed, or a reader has begun to read it
   */
  @ScriptName("request_data_get_bytes")
  byte[] requestBytes();

  /**
   * Returns the body parsed as JSON, or why it is none: {@link ScriptData}.
   *
   * @throws IllegalStateException if a reader has begun to read the body
   */
  @ScriptName("request_data_get_json")
  Attempt requestJson();

  /**
   * Returns the root element of the body parsed as XML, or why it is none: {@link ScriptData}, a
   * table with {@code name}, {@code attributes} and {@code children}, which are texts and elements.
   *
   * @throws IllegalStateException if a reader has begun to read the body
   */
  @ScriptName("request_data_get_xml")
  Attempt requestXml();

  /** Returns the user whom an auth handler named; null where none did. */
  @ScriptName("request_username_get")
  @Nullable String username();

  /**
   * Returns the user and the password that the client sent with HTTP Basic; null where it sent none
   * (RFC 7617).
   */
  @ScriptName("request_credentials_get")
  @Nullable Results credentials();

  /** Returns the common name of the client's TLS certificate; null where it showed none. */
  @ScriptName("request_subject_cn_get")
  @Nullable String subjectCommonName();

  /** Returns the client's address and port, such as {@code 127.0.0.1:40312}. */
  @ScriptName("request_peer_address")
  String peerAddress();

  /** Returns the server's address and port that the client reached. */
  @ScriptName("request_local_address")
  String localAddress();

  /** Returns the inbound connection. */
  @ScriptName("request_accept_construct_get")
  AcceptConstruct acceptConstruct();

  /**
   * Returns what names this request as long as the server runs, and cannot be guessed. While the
   * session is suspended, {@code msys.httpsrv.session_find} finds it by this, in any interpreter.
   */
  @ScriptName("request_event_get")
  String event();

  /** Returns what names the interpreter that runs the handler. */
  @ScriptName("request_event_get_scheduler_inst")
  String scheduler();

  /**
   * Sets the status.
   *
   * @param code the status code, 200 to 599
   * @param message the reason phrase; null for the usual one
   * @throws IllegalArgumentException if the code is not a final status code, or the message holds a
   *     line break, another control character, or what is not ASCII
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_status_set")
  void status(int code, @Nullable String message);

  /**
   * Sets the status, the body and its content type.
   *
   * @param code the status code, 200 to 599
   * @param message the whole body, replacing what was appended before; null for none
   * @param mimetype the content type; null leaves it as it is, {@code text/plain} where it was not
   *     set
   * @throws IllegalArgumentException if the code is not a final status code, or the content type
   *     holds a control character or what is not ASCII
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_status_set_std")
  void responseStatus(int code, byte @Nullable [] message, @Nullable String mimetype);

  /**
   * Sets the status 200, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  @ScriptName("response_status_ok")
  void statusOk(@Nullable String type);

  /**
   * Sets the status 403, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  @ScriptName("response_status_denied")
  void statusDenied(@Nullable String type);

  /**
   * Sets the status 404, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  @ScriptName("response_status_not_found")
  void statusNotFound(@Nullable String type);

  /**
   * Sets the status 500, and the content type.
   *
   * @param type the content type; null leaves it as it is
   */
  @ScriptName("response_status_error")
  void statusError(@Nullable String type);

  /**
   * Sets a response header, replacing what it was.
   *
   * @throws IllegalArgumentException if the name is not a token, the server itself sets it, or the
   *     value holds a line break, another control character, or what is not ASCII
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_header_set")
  void responseHeader(String name, String value);

  /**
   * Adds a response header beside those of its name, such as one more {@code Set-Cookie}.
   *
   * @throws IllegalArgumentException if the name is not a token, or {@code Content-Type}, of which
   *     there is one; the server itself sets it; or the value holds a line break, another control
   *     character, or what is not ASCII
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_header_add")
  void addResponseHeader(String name, String value);

  /**
   * Appends to the response's body. Before the first {@link #flush} the body is kept; after it, it
   * is sent in pieces.
   *
   * @throws IllegalStateException if the body is a reader's already, or the client has gone
   */
  @ScriptName("response_append")
  void append(byte[] data);

  /**
   * Formats as C's {@code printf} does, and appends.
   *
   * @param format text with the directives that Lua's {@code string.format} has, but for {@code
   *     %q}: {@code %s}, {@code %d}, {@code %5.2f}, …
   * @param arguments strings and numbers, one a directive; true and false for {@code %s}
   * @throws IllegalArgumentException if the format is none, or an argument missing or unfit
   */
  @ScriptName("response_printf")
  void printf(byte[] format, ScriptData... arguments);

  /**
   * Sets the whole body, replacing what was appended before.
   *
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_string")
  void body(byte[] data);

  /**
   * Sets the whole body to a value's JSON, and the content type to {@code application/json} where
   * none was set.
   *
   * @throws IllegalArgumentException if JSON has no way to write the value; the message says what
   *     is unfit, and where in the value it stands
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_json")
  void json(ScriptData value);

  /**
   * Sets the whole body to an XML document, and the content type to {@code application/xml} where
   * none was set.
   *
   * @param document the root element, as {@link #requestXml} returns one; {@code attributes} and
   *     {@code children} may be missing
   * @throws IllegalArgumentException if it is no such element; the message says where
   * @throws IllegalStateException if the response has begun
   */
  @ScriptName("response_xml")
  void xml(ScriptData document);

  /**
   * Streams the rest of the body from a reader, when the handler has returned: the interpreter is
   * free meanwhile, and no more than a piece of the body is in memory.
   *
   * @param reader what {@link #requestReader} returned
   * @param immediate true to stream now, and append more afterwards
   * @throws IllegalStateException if the body is a reader's already, or the client has gone
   */
  @ScriptName("response_io")
  void stream(BodyReader reader, @Nullable Boolean immediate);

  /**
   * Sends what is pending: the status and the headers, which can no longer be changed, and what was
   * appended.
   *
   * @param last true if nothing more comes; appending is an error then
   * @throws IllegalStateException if the client has gone
   */
  @ScriptName("response_flush")
  void flush(@Nullable Boolean last);

  /** Returns what {@code ctx_set} kept with this request; null at first. */
  @ScriptName("ctx_get")
  @Nullable Object context();

  /** Keeps a value with this request. */
  @ScriptName("ctx_set")
  void context(@Nullable Object value);

  /** Returns the value that was registered with the handler; null where there was none. */
  @ScriptName("service_ctx_get")
  @Nullable Object serviceContext();

  /**
   * Suspends the session: the handler returns {@code ASYNC} now, and the response waits for {@link
   * #resume}. The interpreter serves other requests meanwhile.
   *
   * @throws IllegalStateException if the session is suspended already (Momentum's {@code EBADF})
   */
  @ScriptName("session_suspend")
  void suspend();

  /**
   * Resumes a suspended session. Any thread may call this, of several calls the first counts. That
   * a client of HTTP/1.1 has gone is noticed from 2.5 seconds after the session was suspended on,
   * within half a second each time; until then its session can be resumed.
   *
   * @param finished 0 to run the handler again, anything else to end the request
   * @return whether the session was suspended; false where it was resumed already, its client has
   *     gone, or it waited too long
   */
  @ScriptName("session_resume")
  boolean resume(int finished);
}
