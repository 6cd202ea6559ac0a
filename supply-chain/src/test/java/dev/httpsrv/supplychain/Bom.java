package dev.httpsrv.supplychain;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The bill of materials, as CycloneDX writes it. */
record Bom(List<Component> components) {

  /** Where the build leaves it. */
  private static final Path FILE = Path.of("target", "httpsrv.cdx.json");

  /** Returns what the build has made; without a network it makes none, and the test is skipped. */
  static Bom ofBuild() {
    assumeTrue(Files.exists(FILE), "CycloneDX has not made a BOM; it needs a network");
    return read(FILE);
  }

  static Bom read(Path file) {
    List<Component> components = new ArrayList<>();
    for (JsonNode each : new ObjectMapper().readTree(file.toFile()).path("components")) {
      components.add(
          new Component(
              each.path("group").asString(),
              each.path("name").asString(),
              each.path("version").asString(),
              each.path("purl").asString(),
              licences(each.path("licenses")),
              sha256(each.path("hashes"))));
    }
    components.sort(Comparator.comparing(Component::coordinates));
    return new Bom(List.copyOf(components));
  }

  /** Returns the parts that others made. */
  List<Component> others() {
    return components.stream().filter(each -> !each.isOurs()).toList();
  }

  private static List<String> licences(JsonNode all) {
    List<String> licences = new ArrayList<>();
    for (JsonNode each : all) {
      JsonNode license = each.path("license");
      licences.add(
          each.path("expression")
              .asString(license.path("id").asString(license.path("name").asString(""))));
    }
    return List.copyOf(licences);
  }

  private static String sha256(JsonNode hashes) {
    for (JsonNode each : hashes) {
      if (each.path("alg").asString().equals("SHA-256")) {
        return each.path("content").asString();
      }
    }
    return "";
  }
}
