package dev.httpsrv.engine.graal;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Hands on what a language writes to its standard streams, line by line. */
final class LineStream extends OutputStream {

  private static final int LONGEST_LINE = 8192;

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> lines;

  LineStream(Consumer<String> lines) {
    this.lines = lines;
  }

  static InputStream noInput() {
    return InputStream.nullInputStream();
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      emit();
      return;
    }
    line.write(b);
    if (line.size() == LONGEST_LINE) {
      emit();
    }
  }

  /** Ends the line; what comes belongs to another call. */
  void endCall() {
    if (line.size() > 0) {
      close();
    }
  }

  @Override
  public synchronized void close() {
    if (line.size() > 0) {
      emit();
    }
  }

  private void emit() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    lines.accept(text);
  }
}
