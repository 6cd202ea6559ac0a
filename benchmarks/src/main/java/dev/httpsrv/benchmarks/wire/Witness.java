package dev.httpsrv.benchmarks.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.httpsrv.api.HandlerResult;
import dev.httpsrv.api.HttpsrvRegistry;
import dev.httpsrv.api.Session;
import dev.httpsrv.runtime.Httpsrv;
import dev.httpsrv.server.HttpsrvServer;
import dev.httpsrv.server.ServerSettings;
import dev.httpsrv.server.wire.WireLimits;
import java.util.concurrent.atomic.AtomicInteger;

/** A server whose handlers say what they saw of malformed requests. */
final class Witness implements AutoCloseable {

  /** What all paths of malformed requests have in their query, by where the flaw is. */
  static final String FLAWED_HEAD = "head";

  static final String FLAWED_BODY = "body";

  private final AtomicInteger smuggled = new AtomicInteger();
  private final AtomicInteger flawedHeads = new AtomicInteger();
  private final AtomicInteger wholeBodies = new AtomicInteger();
  private final HttpsrvServer server;

  Witness(WireLimits limits) {
    server =
        HttpsrvServer.start(
            Httpsrv.builder().register(this::register).build(),
            ServerSettings.at("127.0.0.1", 0).wire(limits));
  }

  int port() {
    return server.port();
  }

  /**
   * Returns how many requests ran that were a part of another one, or came after a malformed one.
   */
  int smuggled() {
    return smuggled.get();
  }

  /** Returns how many requests ran whose head was malformed. */
  int flawedHeads() {
    return flawedHeads.get();
  }

  /** Returns how many malformed bodies were read to an end. */
  int wholeBodies() {
    return wholeBodies.get();
  }

  @Override
  public void close() {
    server.close();
  }

  private void register(HttpsrvRegistry registry) {
    registry.register("GET", "/hello", session -> answer(session, "hello"));
    registry.register(null, "/reads", this::read);
    registry.register(null, "/ignores", session -> answer(session, "ignored"));
    registry.register("GET", "/smuggled", this::smuggled);
  }

  private HandlerResult smuggled(Session session) {
    smuggled.incrementAndGet();
    return answer(session, "smuggled");
  }

  private HandlerResult read(Session session) {
    byte[] body = session.requestBytes();
    if (FLAWED_BODY.equals(session.requestUrl().rawQuery())) {
      wholeBodies.incrementAndGet();
    }
    return answer(session, "read " + body.length);
  }

  private HandlerResult answer(Session session, String text) {
    String query = session.requestUrl().rawQuery();
    if (query != null && query.startsWith(FLAWED_HEAD)) {
      flawedHeads.incrementAndGet();
    }
    session.responseStatus(200, text.getBytes(US_ASCII), "text/plain");
    return HandlerResult.DONE;
  }
}
