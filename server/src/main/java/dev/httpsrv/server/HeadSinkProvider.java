package dev.httpsrv.server;

import io.helidon.common.GenericType;
import io.helidon.common.media.type.MediaType;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http.spi.Sink;
import io.helidon.webserver.http.spi.SinkProvider;
import io.helidon.webserver.http.spi.SinkProviderContext;
import java.util.function.BiConsumer;

/**
 * Sends a response's head before there is a body: Helidon's output stream keeps it until the first
 * byte, and only a sink may send it before. For Helidon's {@link java.util.ServiceLoader} alone.
 */
public final class HeadSinkProvider implements SinkProvider<Void> {

  private static final GenericType<HeadSink> TYPE = GenericType.create(HeadSink.class);

  /** Creates the provider. */
  public HeadSinkProvider() {}

  /**
   * Sends the head of a response whose output stream was taken, and to which nothing was written.
   */
  static void sendHead(ServerResponse response) {
    response.sink(TYPE);
  }

  @Override
  public boolean supports(GenericType<? extends Sink<?>> type, ServerRequest request) {
    return type.equals(TYPE);
  }

  @Override
  @SuppressWarnings("unchecked") // supports() saw to it
  public <X extends Sink<Void>> X create(SinkProviderContext context) {
    context.flushHeaders();
    return (X) new HeadSink();
  }

  @Override
  @Deprecated
  public <X extends Sink<Void>> X create(
      ServerResponse response, BiConsumer<Object, MediaType> consumer, Runnable close) {
    throw new UnsupportedOperationException("Helidon asks with a context");
  }

  /** Takes nothing; the output stream takes the body. */
  static final class HeadSink implements Sink<Void> {

    @Override
    public Sink<Void> emit(Void event) {
      return this;
    }

    @Override
    public void close() {}
  }
}
