package dev.httpsrv.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process that ended by itself: its status, and what it said, errors too. */
record EndedProcess(int status, String said) {

  private static final long PATIENCE_SECONDS = 150;

  /**
   * Runs a process to its end.
   *
   * @param said the file that what it says goes through, so that no pipe can hold it up
   * @throws IOException if it does not end
   */
  static EndedProcess of(ProcessBuilder builder, Path said)
      throws IOException, InterruptedException {
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    if (!ended) {
      throw new IOException("it does not end, and said: " + Files.readString(said));
    }
    return new EndedProcess(process.exitValue(), Files.readString(said));
  }
}
