package dev.httpsrv.benchmarks;

import dev.httpsrv.api.Url;
import dev.httpsrv.runtime.exchange.Exchange;
import dev.httpsrv.runtime.exchange.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A request without a socket; the body's array is not copied. */
@SuppressWarnings("ArrayRecordComponent")
record BenchmarkRequest(String method, String path, @Nullable String query, byte[] body)
    implements Exchange {

  @Override
  public Url url() {
    return new Url("http", null, "localhost", 2081, "localhost:2081", path, path, query, null);
  }

  @Override
  public @Nullable String header(String name) {
    return null;
  }

  @Override
  public InputStream bodyStream() {
    return new ByteArrayInputStream(body);
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
  public boolean hasClientGone() {
    return false;
  }
}
