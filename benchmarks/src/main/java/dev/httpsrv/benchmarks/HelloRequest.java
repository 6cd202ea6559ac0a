package dev.httpsrv.benchmarks;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** GET /hello, without a socket. */
record HelloRequest() implements Exchange {

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

  @Override
  public InputStream bodyStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public String peerAddress() {
    return "127.0.0.1:40000";
  }

  @Override
  public String localAddress() {
    return "127.0.0.1:2081";
  }

  @Override
  public String connectionId() {
    return "1";
  }

  @Override
  public @Nullable String subjectCommonName() {
    return null;
  }

  @Override
  public OutputStream begin(Response head) {
    return OutputStream.nullOutputStream();
  }

  @Override
  public boolean isAbandoned() {
    return false;
  }
}
