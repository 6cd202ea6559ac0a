package dev.httpsrv.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeScriptStubTest {

  private static final Pattern COMPLAINT = Pattern.compile("^(\\S.*)\\((\\d+),\\d+\\): error");

  @Test
  void tscAcceptsTheExamplesAndRefusesTheLinesThatAreWrong(@TempDir Path folder) throws Exception {
    Project.writeExamplesStubs(folder);
    List<Path> scripts = Project.copyScripts(".js", folder);
    List<Path> files = new ArrayList<>(List.of(folder.resolve("httpsrv.d.ts")));
    files.addAll(scripts);
    String said = TypeScript.check(folder, files);
    assertThat(new Tool.Said(0, said).places(COMPLAINT))
        .as(said)
        .isEqualTo(Project.linesMarkedWrong(scripts))
        .isNotEmpty();
  }
}
