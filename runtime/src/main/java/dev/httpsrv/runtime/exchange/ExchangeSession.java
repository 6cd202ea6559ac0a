package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.AcceptConstruct;
import dev.httpsrv.api.Attempt;
import dev.httpsrv.api.BodyReader;
import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.Limit;
import dev.httpsrv.api.Results;
import dev.httpsrv.api.ScriptData;
import dev.httpsrv.api.ScriptStoppedException;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.Url;
import dev.httpsrv.api.spi.PendingResult;
import dev.httpsrv.runtime.data.Json;
import dev.httpsrv.runtime.data.Printf;
import dev.httpsrv.runtime.data.Xml;
import dev.httpsrv.runtime.data.XmlWriter;
import dev.httpsrv.runtime.route.Route;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The session of one exchange: reads the request, makes the response. */
public final class ExchangeSession implements Session {

  private static final byte[] NO_BYTES = {};

  private final Exchange exchange;
  private final SuspendedSessions suspended;
  private final Response response = new Response();
  // Most requests need none of these.
  private @Nullable RequestBody body;
  private @Nullable ResponseStream stream;
  private volatile @Nullable Suspension suspension;
  private volatile @Nullable Followed pending;
  private long mostBytes = Long.MAX_VALUE;
  private @Nullable Route<?> route;
  private @Nullable StreamReader rest;
  private @Nullable String username;
  private @Nullable String event;
  private @Nullable Home home;
  private String scheduler = "java";
  private @Nullable Object serviceContext;
  private @Nullable Object context;
  private boolean ended;

  /** Creates the session of a request. */
  public ExchangeSession(Exchange exchange, SuspendedSessions suspended) {
    this.exchange = exchange;
    this.suspended = suspended;
  }

  // What the runtime does with a session

  /** Returns the response as it stands. */
  public Response response() {
    return response;
  }

  /** Sets the route whose handler runs next, and how large a body its response may have. */
  public void route(Route<?> next, long most) {
    route = next;
    mostBytes = most;
  }

  /** Sets the user. */
  public void username(String name) {
    username = name;
  }

  /** Returns the interpreter that keeps values for this session, null before it runs in one. */
  public @Nullable Home home() {
    return home;
  }

  /** Sets the interpreter that runs the handler, and the value that was registered with it. */
  public void runIn(Home interpreter, String name, @Nullable Object registered) {
    if (home != null && !isAtHome(interpreter)) {
      context(null); // a value of another interpreter, which this one cannot use
    }
    home = interpreter;
    scheduler = name;
    serviceContext = registered;
  }

  /** Returns whether the session's values belong to an interpreter. */
  @SuppressWarnings("ReferenceEquality") // an interpreter is itself alone
  boolean isAtHome(Object interpreter) {
    return home == interpreter;
  }

  /**
   * Waits until the handler is to run again, or the request is at its end.
   *
   * @return true if the handler is to run again; else the response says what became of it
   * @throws IllegalStateException if the session was not suspended
   */
  public boolean awaitResume(Duration longest) {
    Suspension waiting = suspension;
    if (waiting == null || !waiting.isSuspended()) {
      throw new IllegalStateException(
          "the handler returned ASYNC, but did not call session_suspend before");
    }
    try {
      return await(waiting, longest) == Suspension.End.AGAIN;
    } finally {
      suspended.remove(this);
    }
  }

  /**
   * Follows what the handler's result waits for; called with the interpreter.
   *
   * @param longest how long the handler may wait for it
   * @param late why the handler ends if it does
   */
  public void follow(
      PendingResult result, Duration longest, Supplier<ScriptStoppedException> late) {
    Followed followed = new Followed(longest, late);
    followed.waiting.suspend();
    pending = followed;
    result.whenSettled(() -> followed.waiting.resume(true));
  }

  /** Ends the wait for the result that the session follows. Any thread may call it. */
  public void stopped(ScriptStoppedException end) {
    Followed followed = pending;
    if (followed != null) {
      followed.stopped = end;
      followed.waiting.resume(true);
    }
  }

  /**
   * Waits until the result that the session follows is there.
   *
   * @return true if it is; false if the client has gone
   * @throws ScriptStoppedException if the handler has passed a limit
   */
  public boolean awaitPending() {
    Followed followed = pending;
    if (followed == null) {
      return false;
    }
    Suspension.End end = followed.waiting.await(followed.longest, exchange::isAbandoned);
    pending = null;
    if (followed.stopped != null) {
      throw followed.stopped;
    }
    if (end == Suspension.End.EXPIRED) {
      throw followed.late.get();
    }
    synchronized (this) { // whoever visits still is let finish
      return ended(end) == Suspension.End.AGAIN;
    }
  }

  /** Returns whether others may use it: it waits, and nobody has resumed it yet. */
  boolean isVisitable() {
    Suspension known = suspension;
    return known != null && known.isWaiting();
  }

  private Suspension.End await(Suspension waiting, Duration longest) {
    suspended.waits(waiting);
    Suspension.End end;
    try {
      end = waiting.await(longest, exchange::isAbandoned);
    } finally {
      suspended.waitsNoMore(waiting);
    }
    synchronized (this) { // whoever visits still is let finish
      return ended(end);
    }
  }

  private Suspension.End ended(Suspension.End end) {
    switch (end) {
      case ABANDONED -> response.delivery(Response.Delivery.BROKEN);
      case EXPIRED -> answerInstead(Response.plain(504, "504 Gateway Timeout"));
      case SHUTDOWN -> answerInstead(Response.plain(503, "503 Service Unavailable"));
      case AGAIN, FINISHED -> {}
    }
    return end;
  }

  private void answerInstead(Response other) {
    if (hasBegun()) {
      response.delivery(Response.Delivery.BROKEN);
    } else {
      response.replaceBy(other);
    }
  }

  /** Sends what is left of a response that is sent in pieces. */
  public void complete() {
    StreamReader source = rest;
    if (source != null) {
      stream().send(source.in());
    }
    if (response.delivery() == Response.Delivery.STREAMED && !stream().hasEnded()) {
      stream().send(true);
    }
  }

  /** Ends the session: from now on nothing changes its response. */
  public void end() {
    ended = true;
    keep(null);
    Suspension left = suspension;
    if (left != null && left.isSuspended()) {
      left.resume(false);
      suspended.remove(this);
    }
  }

  // The request

  @Override
  public String requestMethod() {
    checkNotEnded("request_method_get");
    return exchange.method();
  }

  @Override
  public Url requestUrl() {
    checkNotEnded("request_url_get");
    return exchange.url();
  }

  @Override
  public @Nullable String pathParameter(String name) {
    checkNotEnded("request_path_param_get");
    return route == null ? null : route.parameter(exchange.path(), name);
  }

  @Override
  public @Nullable String requestHeader(String name) {
    checkNotEnded("request_header_get");
    return exchange.header(name);
  }

  @Override
  public @Nullable Results requestContentType() {
    checkNotEnded("request_content_type_get");
    String header = exchange.header("content-type");
    if (header == null) {
      return null;
    }
    ContentType type = ContentType.parse(header);
    return Results.of(type.type(), type.charset());
  }

  @Override
  public BodyReader requestReader() {
    return requestBody("request_data_get").reader();
  }

  @Override
  public EncodedText requestText() {
    return new EncodedText(
        wholeBody("request_data_get_string"), ContentType.charset(exchange.header("content-type")));
  }

  @Override
  public byte[] requestBytes() {
    return wholeBody("request_data_get_bytes");
  }

  @Override
  public Attempt requestJson() {
    return Json.parse(wholeBody("request_data_get_json"), this::poll);
  }

  @Override
  public Attempt requestXml() {
    String header = exchange.header("content-type");
    return Xml.parse(
        wholeBody("request_data_get_xml"),
        header == null ? null : ContentType.parse(header).charset(),
        this::poll);
  }

  @Override
  public @Nullable String username() {
    checkNotEnded("request_username_get");
    return username;
  }

  @Override
  public @Nullable Results credentials() {
    checkNotEnded("request_credentials_get");
    BasicCredentials found = BasicCredentials.parse(exchange.header("authorization"));
    return found == null ? null : Results.of(found.user(), found.password());
  }

  @Override
  public @Nullable String subjectCommonName() {
    checkNotEnded("request_subject_cn_get");
    return exchange.subjectCommonName();
  }

  @Override
  public String peerAddress() {
    checkNotEnded("request_peer_address");
    return exchange.peerAddress();
  }

  @Override
  public String localAddress() {
    checkNotEnded("request_local_address");
    return exchange.localAddress();
  }

  @Override
  public AcceptConstruct acceptConstruct() {
    checkNotEnded("request_accept_construct_get");
    return new AcceptConstruct(
        exchange.peerAddress(), exchange.localAddress(), exchange.connectionId());
  }

  @Override
  public String event() {
    String known = event;
    if (known == null) {
      known = suspended.newEvent();
      event = known;
    }
    return known;
  }

  @Override
  public String scheduler() {
    checkNotEnded("request_event_get_scheduler_inst");
    return scheduler;
  }

  // The response

  @Override
  public void status(int code, @Nullable String message) {
    checkNotBegun("response_status_set");
    HeaderRules.checkStatus("response_status_set", code);
    if (message != null) {
      HeaderRules.checkValue("response_status_set", message);
    }
    response.status(code);
    response.reason(message);
  }

  @Override
  public void responseStatus(int code, byte @Nullable [] message, @Nullable String mimetype) {
    status("response_status_set_std", code, mimetype);
    response.body(message == null ? NO_BYTES : fitting(message));
  }

  @Override
  public void statusOk(@Nullable String type) {
    status("response_status_ok", 200, type);
  }

  @Override
  public void statusDenied(@Nullable String type) {
    status("response_status_denied", 403, type);
  }

  @Override
  public void statusNotFound(@Nullable String type) {
    status("response_status_not_found", 404, type);
  }

  @Override
  public void statusError(@Nullable String type) {
    status("response_status_error", 500, type);
  }

  private void status(String function, int code, @Nullable String type) {
    checkNotBegun(function);
    HeaderRules.checkStatus(function, code);
    if (type != null) {
      HeaderRules.checkValue(function, type);
      response.contentType(type);
    }
    response.status(code);
    response.reason(null);
  }

  @Override
  public void responseHeader(String name, String value) {
    checkNotBegun("response_header_set");
    HeaderRules.checkName("response_header_set", name);
    HeaderRules.checkValue("response_header_set", value);
    response.header(name, value.strip());
  }

  @Override
  public void append(byte[] data) {
    checkMayAppend("response_append");
    response.append(fitting(data));
    sendSurplus();
  }

  @Override
  public void printf(byte[] format, ScriptData... arguments) {
    checkMayAppend("response_printf");
    response.append(fitting(Printf.format("response_printf", format, arguments)));
    sendSurplus();
  }

  @Override
  public void body(byte[] data) {
    checkNotBegun("response_string");
    response.body(fitting(data));
  }

  @Override
  public void json(ScriptData value) {
    checkNotBegun("response_json");
    response.body(fitting(Json.write("response_json", value, this::poll)));
    response.usualContentType("application/json");
  }

  @Override
  public void xml(ScriptData document) {
    checkNotBegun("response_xml");
    response.body(fitting(XmlWriter.write("response_xml", document, this::poll)));
    response.usualContentType("application/xml");
  }

  @Override
  public void stream(BodyReader reader, @Nullable Boolean immediate) {
    checkMayAppend("response_io");
    if (!(reader instanceof StreamReader source)) {
      throw new IllegalArgumentException(
          "response_io: the reader must be one that request_data_get returned");
    }
    if (Boolean.TRUE.equals(immediate)) {
      stream().send(source.in());
    } else {
      rest = source;
    }
  }

  @Override
  public void flush(@Nullable Boolean last) {
    checkMayAppend("response_flush");
    stream().send(Boolean.TRUE.equals(last));
  }

  // What is kept with the request

  @Override
  public @Nullable Object context() {
    checkNotEnded("ctx_get");
    return context;
  }

  @Override
  public void context(@Nullable Object value) {
    checkNotEnded("ctx_set");
    keep(value);
  }

  /** Ends the handler's call if that is asked for, within what takes long. */
  private void poll() {
    Home own = home;
    if (own != null) {
      own.checkStop();
    }
  }

  private void keep(@Nullable Object value) {
    Home keeper = home;
    if (keeper != null && (value == null) != (context == null)) {
      if (value == null) {
        keeper.letGo();
      } else {
        keeper.hold();
      }
    }
    context = value;
  }

  @Override
  public @Nullable Object serviceContext() {
    checkNotEnded("service_ctx_get");
    return serviceContext;
  }

  // Suspending

  @Override
  public void suspend() {
    checkNotEnded("session_suspend");
    Suspension known = suspension;
    if (known == null) {
      known = new Suspension();
      suspension = known;
    }
    known.suspend();
    suspended.add(this);
  }

  @Override
  public boolean resume(int finished) {
    Suspension known = suspension;
    return known != null && known.resume(finished == 0);
  }

  private byte[] wholeBody(String function) {
    return requestBody(function).whole(function);
  }

  private RequestBody requestBody(String function) {
    checkNotEnded(function);
    RequestBody known = body;
    if (known == null) {
      known = new RequestBody(exchange, () -> ended);
      body = known;
    }
    return known;
  }

  private ResponseStream stream() {
    ResponseStream known = stream;
    if (known == null) {
      known = new ResponseStream(exchange, response, mostBytes, this::tooLarge);
      stream = known;
    }
    return known;
  }

  /** Returns bytes for the body, if they have room in it with what is there. */
  private byte[] fitting(byte[] data) {
    if (data.length > mostBytes - response.pending()) {
      tooLarge();
    }
    return data;
  }

  private void tooLarge() {
    String reason = home == null ? "it is too large" : home.pass(Limit.RESPONSE);
    throw new IllegalStateException("the response cannot be sent: " + reason);
  }

  private boolean hasBegun() {
    return response.delivery() != Response.Delivery.WHOLE;
  }

  private void sendSurplus() {
    if (hasBegun()) {
      stream().sendSurplus();
    }
  }

  private void checkNotEnded(String function) {
    if (ended) {
      throw new IllegalStateException(function + ": the request has ended");
    }
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

  /** A result that is not there yet. */
  private static final class Followed {

    private final Suspension waiting = new Suspension();
    private final Duration longest;
    private final Supplier<ScriptStoppedException> late;
    private volatile @Nullable ScriptStoppedException stopped;

    Followed(Duration longest, Supplier<ScriptStoppedException> late) {
      this.longest = longest;
      this.late = late;
    }
  }
}
