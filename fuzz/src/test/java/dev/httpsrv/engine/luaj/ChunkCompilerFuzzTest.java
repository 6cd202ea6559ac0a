package dev.httpsrv.engine.luaj;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptSyntaxException;
import org.luaj.vm2.Globals;

/** Any bytes become a function, or have a line that is not Lua. */
class ChunkCompilerFuzzTest {

  private static final ChunkCompiler COMPILER = new ChunkCompiler();
  private static final Globals GLOBALS = Sandbox.globals(SandboxPreset.STANDARD, new LineTracker());

  @DictionaryFile(resourcePath = "lua.dict")
  @FuzzTest
  void anyBytesBecomeAFunctionOrHaveALineThatIsNotLua(byte[] source) {
    try {
      COMPILER.compile(source, "f.lua").in(GLOBALS, GLOBALS);
    } catch (ScriptSyntaxException e) {
      LuaParserFuzzTest.check(e, source);
    }
  }
}
