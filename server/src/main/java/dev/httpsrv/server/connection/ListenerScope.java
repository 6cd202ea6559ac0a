package dev.httpsrv.server.connection;

import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.context.Context;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What all connections of a listener share. */
final class ListenerScope implements ListenerContext, AutoCloseable {

  private final ListenerConfig config;
  private final Context context;
  private final MediaContext media;
  private final ContentEncodingContext encodings;
  private final DirectHandlers direct;
  private final Router router;
  private final Limit limit;
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  ListenerScope(ListenerConfig config) {
    this.config = config;
    this.context = config.listenerContext().orElseGet(Context::create);
    this.media = config.mediaContext().orElseGet(MediaContext::create);
    this.encodings = config.contentEncoding().orElseGet(ContentEncodingContext::create);
    this.direct = config.directHandlers().orElseGet(DirectHandlers::create);
    this.router =
        Router.builder().addRouting(config.routing().orElseGet(HttpRouting::builder)).build();
    this.limit = config.concurrencyLimit().orElseGet(FixedLimit::create);
  }

  Router router() {
    return router;
  }

  /** Returns how many requests may run at once. */
  Limit limit() {
    return limit;
  }

  @Override
  public Context context() {
    return context;
  }

  @Override
  public MediaContext mediaContext() {
    return media;
  }

  @Override
  public ContentEncodingContext contentEncodingContext() {
    return encodings;
  }

  @Override
  public DirectHandlers directHandlers() {
    return direct;
  }

  @Override
  public ListenerConfig config() {
    return config;
  }

  @Override
  public ExecutorService executor() {
    return executor;
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
