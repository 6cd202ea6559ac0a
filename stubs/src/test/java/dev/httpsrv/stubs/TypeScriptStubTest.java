package dev.httpsrv.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TypeScriptStubTest {

  private static final Pattern COMPLAINT = Pattern.compile("^(\\S.*)\\((\\d+),\\d+\\): error");

  @Test
  void tscWhereThereIsNodeAcceptsTheExamplesAndRefusesTheLinesThatAreWrong(@TempDir Path folder)
      throws Exception {
    Tool node = Tool.find("node").orElseGet(() -> abort("there is no node on the PATH"));
    Project.writeExamplesStubs(folder);
    List<Path> scripts = Project.copyScripts(".js", folder);
    List<Path> files = new ArrayList<>(List.of(folder.resolve("httpsrv.d.ts")));
    files.addAll(scripts);
    Tool.Said said = TypeScript.check(node, folder, files);
    assertThat(said.places(COMPLAINT))
        .as(said.text())
        .isEqualTo(Project.linesMarkedWrong(scripts))
        .isNotEmpty();
  }
}
