package dev.httpsrv.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line in which a server that was started says where it serves. */
public final class Announcement {

  private static final Pattern ADDRESS = Pattern.compile("http://[^:/]+:(\\d+)");

  private Announcement() {}

  /**
   * Waits for the line, returns the port in it, and reads on in a thread of its own.
   *
   * @throws IOException if the server ended without such a line
   */
  public static int port(Process server) throws IOException {
    BufferedReader out = server.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      Matcher address = ADDRESS.matcher(line);
      if (address.find()) {
        Thread.ofVirtual().start(() -> readOn(out));
        return Integer.parseInt(address.group(1));
      }
    }
    throw new IOException("the server ended without saying where it serves");
  }

  private static void readOn(BufferedReader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // the server has been ended, and what it would have said is of no use
    }
  }
}
