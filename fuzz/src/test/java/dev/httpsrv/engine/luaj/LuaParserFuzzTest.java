package dev.httpsrv.engine.luaj;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.ScriptSyntaxException;
import dev.httpsrv.fuzz.Check;

/** Any bytes are Lua, or have a line that is not. */
class LuaParserFuzzTest {

  @DictionaryFile(resourcePath = "lua.dict")
  @FuzzTest
  void anyBytesAreLuaOrHaveALineThatIsNot(byte[] source) {
    try {
      ChunkCompiler.parse(source, "f.lua");
    } catch (ScriptSyntaxException e) {
      check(e, source);
    }
  }

  static void check(ScriptSyntaxException e, byte[] source) {
    int lines = 1;
    for (byte each : source) {
      lines += each == '\n' || each == '\r' ? 1 : 0;
    }
    int line = e.location().line();
    boolean isBytecode = source.length > 0 && source[0] == 27;
    Check.same(e.location().file(), "f.lua");
    Check.that(isBytecode ? line == 0 : line >= 1 && line <= lines, "has its line", e.location());
    Check.that(!String.valueOf(e.getMessage()).isBlank(), "says why", e);
  }
}
