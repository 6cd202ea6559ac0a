package dev.httpsrv.supplychain;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Asks a database what is known against the parts of a bill of materials: {@code BOM ADDRESS}. */
final class Vulnerabilities {

  static final int NONE = 0;
  static final int SOME = 1;
  static final int UNKNOWN = 3;

  private Vulnerabilities() {}

  /** Exits with 0 where nothing is known, with 1 where something is, with 3 where nobody says. */
  public static void main(String[] arguments) throws InterruptedException {
    Path bom = Path.of(arguments[0]);
    if (!Files.exists(bom)) {
      System.out.printf("Not checked: there is no bill of materials at %s.%n", bom);
      System.exit(UNKNOWN);
    }
    URI database = URI.create(arguments[1]);
    System.exit(check(Bom.read(bom).others(), database, accepted(), System.out));
  }

  static int check(List<Component> parts, URI database, Properties accepted, PrintStream out)
      throws InterruptedException {
    List<Osv.Vulnerability> known;
    try {
      known = new Osv(database).against(parts);
    } catch (IOException e) {
      out.printf("Not checked: no database of vulnerabilities at %s (%s).%n", database, e);
      return UNKNOWN;
    }
    int open = 0;
    for (Osv.Vulnerability each : known) {
      String reason = accepted.getProperty(each.id());
      open += reason == null ? 1 : 0;
      out.printf(
          "%s: %s %s%s%n",
          each.part(),
          each.id(),
          each.summary(),
          reason == null ? "" : " (accepted: " + reason + ")");
    }
    out.printf("%d parts, %d vulnerabilities that are not accepted.%n", parts.size(), open);
    return open == 0 ? NONE : SOME;
  }

  /** Returns what does not reach us, by the database's id, and why. */
  static Properties accepted() {
    Properties accepted = new Properties();
    try (InputStream in =
        Vulnerabilities.class.getResourceAsStream("accepted-vulnerabilities.properties")) {
      accepted.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return accepted;
  }
}
