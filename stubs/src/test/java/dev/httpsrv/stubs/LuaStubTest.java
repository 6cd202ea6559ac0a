package dev.httpsrv.stubs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luaj.vm2.Globals;
import org.luaj.vm2.LuaValue;
import org.luaj.vm2.lib.jse.JsePlatform;

class LuaStubTest {

  private static final Pattern COMPLAINT = Pattern.compile("^\\s+(\\S.*):(\\d+):\\d+: \\([WE]");
  private static final Path LUA = Project.STUBS.resolve("lua");

  @Test
  void theStubIsLuaThatDefinesWhatItDescribes() throws Exception {
    Globals globals = JsePlatform.standardGlobals();
    globals.load(Files.readString(LUA.resolve("httpsrv.lua")), "httpsrv.lua").call();
    LuaValue found =
        globals
            .load("return type(msys.extended.httpsrv.register) .. type(msys.core.dict_next)")
            .call();
    assertThat(found.tojstring()).isEqualTo("functionfunction");
    LuaValue core = globals.load(Files.readString(LUA.resolve("msys/core.lua")), "core.lua").call();
    assertThat(core).isSameAs(globals.get("msys").get("core"));
  }

  /** There is no language server to be had in a build; this is what it would complain of first. */
  @Test
  void everyTypeThatAnAnnotationNamesIsThere() throws Exception {
    String stub = Files.readString(LUA.resolve("httpsrv.lua"));
    TreeSet<String> known =
        Stream.of("any boolean fun integer nil number string table".split(" "))
            .collect(Collectors.toCollection(TreeSet::new));
    words("(?m)^---@(?:class|alias) (\\S+)", stub).forEach(known::add);
    List<String> named =
        Stream.of(
                "(?m)^---@param \\S+ (.*?)(?: [a-z0-9`].*)?$",
                "(?m)^---@return (\\S+)",
                "(?m)^---@field \\S+ (\\S+)",
                "(?m)^---@alias \\S+ (.*)$")
            .flatMap(pattern -> words(pattern, stub))
            .flatMap(type -> words("([A-Za-z_.]+)(?!\\w*:)", type.replaceAll("\\w+: ", "")))
            .filter(type -> !type.equals("..."))
            .toList();
    assertThat(named).contains("Session", "CommandLine", "Data").allMatch(known::contains);
  }

  @Test
  void luacheckWhereItIsInstalledAcceptsTheExamplesAndRefusesTheLinesThatAreWrong(
      @TempDir Path folder) throws Exception {
    Tool luacheck =
        Tool.find("luacheck").orElseGet(() -> abort("there is no luacheck on the PATH"));
    Project.writeExamplesStubs(folder.resolve("stubs"));
    List<Path> scripts = Project.copyScripts(".lua", folder.resolve("scripts"));
    List<String> arguments =
        new ArrayList<>(
            List.of("--no-color", "--codes", "--config", folder + "/stubs/lua/luacheckrc"));
    scripts.forEach(each -> arguments.add(each.toString()));
    Tool.Said said = luacheck.run(folder, Duration.ofMinutes(1), arguments);
    assertThat(said.places(COMPLAINT))
        .as(said.text())
        .isEqualTo(Project.linesMarkedWrong(scripts))
        .isNotEmpty();
  }

  private static Stream<String> words(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1));
  }
}
