package dev.httpsrv.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ConfigurationException;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptLibrary;
import dev.httpsrv.api.ScriptName;
import dev.httpsrv.runtime.Httpsrv;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of {@code docs/sandbox.md} says what scripts can do. */
class SandboxTest {

  private static final Path DOCUMENT = Path.of("../docs/sandbox.md");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, lua, strict standard trusted",
    "2, js, strict standard trusted",
    "3, py, standard trusted"
  })
  void theTableSaysWhatScriptsCan(int column, String extension, String sandboxes)
      throws IOException {
    Map<String, Set<SandboxPreset>> found = new LinkedHashMap<>();
    for (String sandbox : sandboxes.split(" ")) {
      SandboxPreset preset = preset(sandbox);
      for (String line : probed(extension, preset)) {
        String[] parts = line.split("\t");
        Set<SandboxPreset> allowed = found.computeIfAbsent(parts[0], _ -> new TreeSet<>());
        if (parts[1].equals("can")) {
          allowed.add(preset);
        }
      }
    }
    Map<String, Set<SandboxPreset>> told = new LinkedHashMap<>();
    rows().forEach(row -> told.put(row.getFirst(), presets(row.get(column))));
    assertThat(found).containsExactlyEntriesOf(told);
  }

  @Test
  void theStrictSandboxIsRefusedToPython() throws IOException {
    assertThatThrownBy(() -> probed("py", SandboxPreset.STRICT))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "--sandbox strict: the engine graal cannot keep python in it. Choose --sandbox standard"
                + " or --sandbox trusted, or serve no script in python.");
    assertThat(Files.readString(DOCUMENT)).contains("the engine graal cannot keep python in it");
  }

  private List<String> probed(String extension, SandboxPreset sandbox) throws IOException {
    Path scripts = Files.createDirectory(folder.resolve(extension + sandbox));
    copy("neighbour." + extension, scripts);
    copy("probes." + extension, scripts);
    Path file = Files.writeString(folder.resolve("file"), "content");
    List<String> lines = new ArrayList<>();
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Httpsrv httpsrv =
            Httpsrv.builder()
                .scripts(scripts)
                .interpreters(1)
                .sandbox(sandbox)
                .limits(limits -> limits.load(Duration.ofMinutes(2)))
                .library(new Probe(file.toString(), socket.getLocalPort()))
                .build()) {
      assertThat(httpsrv.console().run("probe", lines::add).succeeded()).isTrue();
    }
    return lines;
  }

  private static void copy(String name, Path to) throws IOException {
    try (InputStream in = SandboxTest.class.getResourceAsStream("sandbox/" + name)) {
      Files.copy(Objects.requireNonNull(in), to.resolve(name));
    }
  }

  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .skip(1)
        .toList();
  }

  private static Set<SandboxPreset> presets(String cell) {
    return cell.equals("never")
        ? Set.of()
        : Arrays.stream(cell.split(", "))
            .map(SandboxTest::preset)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static SandboxPreset preset(String name) {
    return Arrays.stream(SandboxPreset.values())
        .filter(each -> each.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no sandbox is called " + name));
  }

  /** What the probes need. */
  @ScriptLibrary("probe")
  public record Probe(String path, int socket) {

    /** Returns a file that is there. */
    @ScriptName("file")
    public String file() {
      return path;
    }

    /** Returns a port that is listened to. */
    @ScriptName("port")
    public int port() {
      return socket;
    }
  }
}
