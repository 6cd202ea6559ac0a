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
import dev.httpsrv.runtime.limit.Limits;
import dev.httpsrv.runtime.route.Route;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The session of one exchange: what scripts call, and what the runtime does with it. It is made of
 * what its superclasses keep, since one is made for each request, and of parts that few need.
 */
public final class ExchangeSession extends AnsweringSession implements Session {

  private final SuspendedSessions suspended;
  // Most requests need neither.
  private @Nullable RequestBody body;
  private volatile @Nullable SessionWaits waits;
  private @Nullable Route<?> route;
  private @Nullable String username;
  private @Nullable Runnable left;

  /** Creates the session of a request. */
  public ExchangeSession(Exchange exchange, SuspendedSessions suspended) {
    super(exchange);
    this.suspended = suspended;
  }

  // What the runtime does with a session

  /** Sets the route whose handler runs next, and what it may use up. */
  public void route(Route<?> next, Limits limits) {
    route = next;
    limit(limits);
    setUnanswered();
  }

  /** Returns how the handlers have taken the request's body. */
  public BodyUse bodyUse() {
    RequestBody known = body;
    return known == null ? BodyUse.UNKNOWN : known.use();
  }

  /**
   * Notes that something of the handler goes on when it has answered.
   *
   * @param cease ends that, and waits until it has ended
   */
  public void leave(Runnable cease) {
    left = cease;
  }

  /** Ends what goes on of a handler that has answered, so that another one gets the session. */
  public void pass() {
    Runnable cease = left;
    if (cease != null) {
      left = null;
      cease.run();
    }
    setUnanswered();
  }

  /** Returns whether it was suspended, and neither resumed nor waited for. */
  public boolean isSuspended() {
    SessionWaits known = waits;
    return known != null && known.isSuspended();
  }

  /** Sets the user. */
  public void username(String name) {
    username = name;
  }

  /**
   * Waits until the handler is to run again, or the request is at its end.
   *
   * @return true if the handler is to run again; else the response says what became of it
   * @throws dev.httpsrv.api.ScriptRaisedException if the session was not suspended
   */
  public boolean awaitResume(Duration longest) {
    return waits().awaitResume(longest);
  }

  /**
   * Follows what the handler's result waits for; called with the interpreter.
   *
   * @param answers whether the handler has answered with the result that is there
   * @param longest how long the handler may wait for it
   * @param late why the handler ends if it does
   */
  public void follow(
      PendingResult result,
      BooleanSupplier answers,
      Duration longest,
      Supplier<ScriptStoppedException> late) {
    waits().follow(result, answers, longest, late);
  }

  @Override
  ScriptStoppedException stopped(Limit passed) {
    Route<?> handled = Objects.requireNonNull(route);
    return new ScriptStoppedException(
        passed, handled.endpoint(), limits().passed(passed), handled.origin());
  }

  /** Ends the wait for the result that the session follows. Any thread may call it. */
  public void stopped(ScriptStoppedException end) {
    SessionWaits known = waits;
    if (known != null) {
      known.stopped(end);
    }
  }

  /**
   * Waits until the result that the session follows is there.
   *
   * @return true if it is; false if the client has gone
   * @throws ScriptStoppedException if the handler has passed a limit
   */
  public boolean awaitPending() {
    return waits().awaitResult();
  }

  /** Returns whether others may use it: it waits, and nobody has resumed it yet. */
  boolean isVisitable() {
    SessionWaits known = waits;
    return known != null && known.isVisitable();
  }

  /** Ends the session: from now on nothing changes its response. */
  public void end() {
    setEnded();
    RequestBody read = body;
    if (read != null) {
      read.end();
    }
    SessionWaits known = waits;
    if (known != null) {
      known.end();
    }
  }

  private SessionWaits waits() {
    SessionWaits known = waits;
    if (known == null) {
      known = new SessionWaits(this, suspended);
      waits = known;
    }
    return known;
  }

  // The request

  @Override
  public String requestMethod() {
    checkNotEnded("request_method_get");
    return exchange().method();
  }

  @Override
  public Url requestUrl() {
    checkNotEnded("request_url_get");
    return exchange().url();
  }

  @Override
  public @Nullable String pathParameter(String name) {
    checkNotEnded("request_path_param_get");
    return route == null ? null : route.parameter(exchange().path(), name);
  }

  @Override
  public @Nullable String requestHeader(String name) {
    checkNotEnded("request_header_get");
    return exchange().header(name);
  }

  @Override
  public @Nullable Results requestContentType() {
    checkNotEnded("request_content_type_get");
    String header = exchange().header("content-type");
    if (header == null) {
      return null;
    }
    ContentType type = ContentType.parse(header);
    return Results.of(type.type(), type.charset());
  }

  @Override
  public BodyReader requestReader() {
    return requestBody().reader("request_data_get");
  }

  @Override
  public EncodedText requestText() {
    return requestBody().text("request_data_get_string");
  }

  @Override
  public byte[] requestBytes() {
    return requestBody().bytes("request_data_get_bytes");
  }

  @Override
  public Attempt requestJson() {
    return requestBody().json("request_data_get_json");
  }

  @Override
  public Attempt requestXml() {
    return requestBody().xml("request_data_get_xml");
  }

  private RequestBody requestBody() {
    RequestBody known = body;
    if (known == null) {
      known = new RequestBody(this);
      body = known;
    }
    return known;
  }

  @Override
  public @Nullable String username() {
    checkNotEnded("request_username_get");
    return username;
  }

  @Override
  public @Nullable Results credentials() {
    checkNotEnded("request_credentials_get");
    BasicCredentials found = BasicCredentials.parse(exchange().header("authorization"));
    return found == null ? null : Results.of(found.user(), found.password());
  }

  @Override
  public @Nullable String subjectCommonName() {
    checkNotEnded("request_subject_cn_get");
    return exchange().subjectCommonName();
  }

  @Override
  public String peerAddress() {
    checkNotEnded("request_peer_address");
    return exchange().peerAddress();
  }

  @Override
  public String localAddress() {
    checkNotEnded("request_local_address");
    return exchange().localAddress();
  }

  @Override
  public AcceptConstruct acceptConstruct() {
    checkNotEnded("request_accept_construct_get");
    return new AcceptConstruct(
        exchange().peerAddress(), exchange().localAddress(), exchange().connectionId());
  }

  @Override
  public String event() {
    return waits().event();
  }

  @Override
  public String scheduler() {
    checkNotEnded("request_event_get_scheduler_inst");
    return homeName();
  }

  // The response

  @Override
  public void status(int code, @Nullable String message) {
    setStatus("response_status_set", code, message);
  }

  @Override
  public void responseStatus(int code, byte @Nullable [] message, @Nullable String mimetype) {
    setStatusAndType("response_status_set_std", code, mimetype);
    setBody("response_status_set_std", message == null ? Response.NO_BYTES : message);
  }

  @Override
  public void statusOk(@Nullable String type) {
    setStatusAndType("response_status_ok", 200, type);
  }

  @Override
  public void statusDenied(@Nullable String type) {
    setStatusAndType("response_status_denied", 403, type);
  }

  @Override
  public void statusNotFound(@Nullable String type) {
    setStatusAndType("response_status_not_found", 404, type);
  }

  @Override
  public void statusError(@Nullable String type) {
    setStatusAndType("response_status_error", 500, type);
  }

  @Override
  public void responseHeader(String name, String value) {
    setHeader("response_header_set", name, value);
  }

  @Override
  public void addResponseHeader(String name, String value) {
    addHeader("response_header_add", name, value);
  }

  @Override
  public void append(byte[] data) {
    append("response_append", data);
  }

  @Override
  public void printf(byte[] format, ScriptData... arguments) {
    printf("response_printf", format, arguments);
  }

  @Override
  public void body(byte[] data) {
    setBody("response_string", data);
  }

  @Override
  public void json(ScriptData value) {
    setJson("response_json", value);
  }

  @Override
  public void xml(ScriptData document) {
    setXml("response_xml", document);
  }

  @Override
  public void stream(BodyReader reader, @Nullable Boolean immediate) {
    stream("response_io", reader, Boolean.TRUE.equals(immediate));
  }

  @Override
  public void flush(@Nullable Boolean last) {
    flush("response_flush", Boolean.TRUE.equals(last));
  }

  // What is kept with the request

  @Override
  public @Nullable Object context() {
    checkNotEnded("ctx_get");
    return kept();
  }

  @Override
  public void context(@Nullable Object value) {
    checkNotEnded("ctx_set");
    keep(value);
  }

  @Override
  public @Nullable Object serviceContext() {
    checkNotEnded("service_ctx_get");
    return registered();
  }

  // Suspending

  @Override
  public void suspend() {
    checkNotEnded("session_suspend");
    waits().suspend();
  }

  @Override
  public boolean resume(int finished) {
    SessionWaits known = waits;
    return known != null && known.resume(finished == 0);
  }
}
