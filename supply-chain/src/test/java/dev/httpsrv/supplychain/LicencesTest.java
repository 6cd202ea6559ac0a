package dev.httpsrv.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Everything the launcher runs may be given away; the list of licences says on which terms. */
class LicencesTest {

  private static final Path LIST = Path.of("target", "licences.md");

  private final List<Component> components = Bom.ofBuild().others();
  private final Properties allowed = properties("allowed-licences.properties");
  private final Properties known = properties("known-licences.properties");

  @Test
  void everyPartHasLicencesThatAreAllowed() throws IOException {
    StringBuilder list = new StringBuilder("| part | version | licence |\n| --- | --- | --- |\n");
    List<String> refused = new ArrayList<>();
    for (Component each : components) {
      List<String> licences = licences(each);
      if (licences.isEmpty() || !allowed.keySet().containsAll(licences)) {
        refused.add(each.coordinates() + " has " + licences);
      }
      list.append(
          "| %s | %s | %s |\n"
              .formatted(each.coordinates(), each.version(), String.join(", ", licences)));
    }
    Files.writeString(LIST, list);
    assertThat(refused)
        .as("allow them in allowed-licences.properties, or name them in known-licences.properties")
        .isEmpty();
  }

  @Test
  void nothingIsKnownOrAllowedThatNoPartNeeds() {
    Set<String> used = new TreeSet<>();
    Set<String> parts = new TreeSet<>();
    for (Component each : components) {
      used.addAll(licences(each));
      parts.add(each.coordinates());
    }
    assertThat(used).containsAll(allowed.stringPropertyNames());
    assertThat(parts).containsAll(known.stringPropertyNames());
  }

  private List<String> licences(Component component) {
    String byHand = known.getProperty(component.coordinates());
    return byHand == null ? component.licences() : List.of(byHand);
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream in = LicencesTest.class.getResourceAsStream(resource)) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
