package dev.httpsrv.runtime.exchange;

import dev.httpsrv.api.EncodedText;
import dev.httpsrv.api.Session;
import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.route.Tokens;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The session of one exchange: reads the request, makes the response. */
public final class ExchangeSession implements Session {

  private static final Pattern CHARSET =
      Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s\";]+)", Pattern.CASE_INSENSITIVE);

  /** Framing is the transport's; a script that set these could split a response in two. */
  private static final Set<String> FRAMING =
      Set.of(
          "connection", "content-length", "keep-alive", "trailer", "transfer-encoding", "upgrade");

  private final Request request;
  private final Response response = new Response();
  private @Nullable Object context;

  /** Creates the session of a request. */
  public ExchangeSession(Request request) {
    this.request = request;
  }

  /** Returns the response as it stands. */
  public Response response() {
    return response;
  }

  @Override
  public String requestMethod() {
    return request.method();
  }

  @Override
  public Url requestUrl() {
    return request.url();
  }

  @Override
  public @Nullable String requestHeader(String name) {
    return request.header(name);
  }

  @Override
  public EncodedText requestText() {
    return new EncodedText(request.body(), charset());
  }

  @Override
  public byte[] requestBytes() {
    return request.body();
  }

  @Override
  public void responseStatus(int code, byte @Nullable [] message, @Nullable String mimetype) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException(
          "response_status_set_std: %d is not a response's status code; use 200 to 599"
              .formatted(code));
    }
    if (mimetype != null) {
      checkValue("response_status_set_std", mimetype);
      response.contentType(mimetype);
    }
    response.status(code);
    response.body(message == null ? new byte[0] : message);
  }

  @Override
  public void responseHeader(String name, String value) {
    if (!Tokens.isToken(name)) {
      throw new IllegalArgumentException(
          "response_header_set: \"%s\" is not a header's name".formatted(printable(name)));
    }
    if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "response_header_set: the server itself sets %s; leave it out".formatted(name));
    }
    checkValue("response_header_set", value);
    response.header(name, value.strip());
  }

  @Override
  public void append(byte[] data) {
    response.append(data);
  }

  @Override
  public @Nullable Object context() {
    return context;
  }

  @Override
  public void context(@Nullable Object value) {
    context = value;
  }

  private Charset charset() {
    String contentType = request.header("content-type");
    if (contentType != null) {
      Matcher matcher = CHARSET.matcher(contentType);
      if (matcher.find()) {
        try {
          return Charset.forName(matcher.group(1));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
          throw new IllegalArgumentException(
              "request_data_get_string: the charset %s is not known; use request_data_get_bytes"
                  .formatted(printable(matcher.group(1))),
              unknown);
        }
      }
    }
    return StandardCharsets.UTF_8;
  }

  private static void checkValue(String function, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        throw new IllegalArgumentException(
            "%s: the value \"%s\" holds a line break or another control character; remove it"
                .formatted(function, printable(value)));
      }
      if (c > 0x7f) {
        throw new IllegalArgumentException(
            "%s: the value \"%s\" is not ASCII, which headers are; encode it"
                .formatted(function, printable(value)));
      }
    }
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
