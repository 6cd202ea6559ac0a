package dev.httpsrv.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials is what the launcher runs, file by file. */
class BomTest {

  private static final Path SERVER = Path.of("..", "server", "target");

  @Test
  void itListsTheFilesThatTheLauncherRuns() throws Exception {
    Map<String, String> listed = new TreeMap<>();
    for (Component each : Bom.ofBuild().others()) {
      if (each.purl().endsWith("type=jar")) {
        listed.put(each.name() + "-" + each.version() + ".jar", each.sha256());
      }
    }
    Map<String, String> shipped = new TreeMap<>();
    for (String folder : new String[] {"lib", "graal-compiler"}) {
      try (Stream<Path> jars = Files.list(SERVER.resolve(folder))) {
        for (Path jar : jars.filter(each -> !name(each).startsWith("httpsrv-")).toList()) {
          shipped.put(name(jar), sha256(jar));
        }
      }
    }
    assertThat(listed).containsExactlyEntriesOf(shipped);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
