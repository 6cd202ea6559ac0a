package dev.httpsrv.server.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.httpsrv.fuzz.Check;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Http1HeadersParser;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.http1.Http1Prologue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the bytes that pass, by Helidon's parsers. */
final class HelidonWire {

  private static final int ANY_LENGTH = 1 << 20;

  private final DataReader reader;

  private HelidonWire(DataReader reader) {
    this.reader = reader;
  }

  /** Returns the requests; the last one may be incomplete. */
  static List<WireRequest> read(List<byte[]> passed) {
    Iterator<byte[]> pieces = passed.iterator();
    HelidonWire wire =
        new HelidonWire(DataReader.create(() -> pieces.hasNext() ? pieces.next() : null));
    List<WireRequest> requests = new ArrayList<>();
    while (wire.hasMore()) {
      requests.add(wire.request());
    }
    return requests;
  }

  private boolean hasMore() {
    try {
      reader.ensureAvailable();
      return true;
    } catch (DataReader.InsufficientDataAvailableException e) {
      return false;
    }
  }

  private WireRequest request() {
    HttpPrologue prologue = new Http1Prologue(reader, ANY_LENGTH, false).readPrologue();
    Headers headers = Http1HeadersParser.readHeaders(reader, ANY_LENGTH, false);
    Map<String, String> fields = new TreeMap<>();
    headers.forEach(
        header ->
            header
                .allValues()
                .forEach(
                    value ->
                        WireRequest.add(fields, header.name().toLowerCase(Locale.ROOT), value)));
    String path = prologue.uriPath().rawPath();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    boolean complete =
        headers.contains(HeaderNames.TRANSFER_ENCODING)
            ? chunks(body)
            : data(headers.contentLength().orElse(0), body);
    return new WireRequest(
        prologue.method().text(),
        prologue.hasQuery() ? path + "?" + prologue.query().rawValue() : path,
        fields,
        body.toString(ISO_8859_1),
        complete);
  }

  private boolean data(long size, ByteArrayOutputStream body) {
    for (long left = size; left > 0; left--) {
      if (!hasMore()) {
        return false;
      }
      body.write(reader.read());
    }
    return true;
  }

  private boolean chunks(ByteArrayOutputStream body) {
    while (hasMore()) {
      int size = Integer.parseInt(reader.readLine(), 16);
      Check.that(data(size, body), "a whole chunk passes", size);
      Check.same(reader.readLine(), "");
      if (size == 0) {
        return true;
      }
    }
    return false;
  }
}
