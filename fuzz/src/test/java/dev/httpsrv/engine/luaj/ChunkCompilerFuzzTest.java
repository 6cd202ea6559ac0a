package dev.httpsrv.engine.luaj;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.httpsrv.api.SandboxPreset;
import dev.httpsrv.api.ScriptSyntaxException;

/** Any bytes become a function, or have a line that is not Lua. */
class ChunkCompilerFuzzTest {

  @DictionaryFile(resourcePath = "lua.dict")
  @FuzzTest
  void anyBytesBecomeAFunctionOrHaveALineThatIsNotLua(byte[] source) {
    try {
      new ChunkCompiler()
          .compile(source, "f.lua")
          .in(Sandbox.globals(SandboxPreset.STANDARD, new LineTracker()));
    } catch (ScriptSyntaxException e) {
      LuaParserFuzzTest.check(e, source);
    }
  }
}
