package dev.httpsrv.server;

import dev.httpsrv.runtime.exchange.Response;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which requests no route answers, whatever scripts register. */
final class RequestRules {

  /**
   * What would show a client's secrets to scripts in its browser, or make a proxy of the server.
   */
  private static final Set<String> NEVER = Set.of("TRACE", "CONNECT");

  private RequestRules() {}

  /** Returns the answer to a request that no route may answer; null where one may. */
  static @Nullable Response answer(ServerRequest request, boolean hasPath) {
    HttpPrologue prologue = request.prologue();
    Method method = prologue.method();
    if (method != Method.GET && method != Method.POST && NEVER.contains(method.text())) {
      return Response.plain(501, "501 Not Implemented");
    }
    boolean malformed =
        HelidonExchange.isHttp1(request)
            ? !HostHeader.isRight(request.headers())
            : prologue.fragment().hasValue() || !isRightForHttp2(request);
    if (!malformed && method == Method.OPTIONS && prologue.uriPath().rawPath().equals("*")) {
      Response without = new Response();
      without.status(204);
      return without;
    }
    return malformed || !hasPath ? Response.plain(400, "400 Bad Request") : null;
  }

  private static boolean isVisible(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  /** Checks what Helidon leaves to us of RFC 9113, 8.1 to 8.3; it has replaced the Host. */
  private static boolean isRightForHttp2(ServerRequest request) {
    String authority = request.authority();
    boolean promisesBody = request.headers().contentLength().orElse(0) > 0;
    return isVisible(request.prologue().query().rawValue())
        && authority != null
        && HostHeader.isAuthority(authority)
        && !request.headers().contains(HeaderNames.UPGRADE)
        && (!promisesBody || request.content().hasEntity());
  }
}
