package dev.httpsrv.benchmarks;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.Request;
import org.jspecify.annotations.Nullable;

/** GET /hello, without a socket. */
record HelloRequest() implements Request {

  @Override
  public String method() {
    return "GET";
  }

  @Override
  public String path() {
    return "/hello";
  }

  @Override
  public Url url() {
    return new Url(
        "http", null, "localhost", 2081, "localhost:2081", "/hello", "/hello", null, null);
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public byte[] body() {
    return new byte[0];
  }
}
