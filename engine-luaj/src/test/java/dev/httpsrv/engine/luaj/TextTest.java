package dev.httpsrv.engine.luaj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.httpsrv.api.ScriptRaisedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text that comes out of a script is what went in. */
class TextTest {

  @Test
  void printAndErrorsKeepEveryCharacter() {
    assertThat(Lua.compiled().run("print('\ud83d\ude00 caf\u00e9')"))
        .containsExactly("\ud83d\ude00 caf\u00e9");
    assertThatThrownBy(() -> Lua.compiled().run("error('\ud83d\ude00')"))
        .isInstanceOf(ScriptRaisedException.class)
        .hasMessage("\ud83d\ude00");
  }

  @Test
  void malformedBytesAreReplaced() {
    assertThat(Lua.compiled().run("print('a\\255')")).containsExactly("a\ufffd");
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "3.14159265358979, 3.1415926535898",
    "123456789.5, 123456789.5",
    "1e100, 1e+100",
    "1e15, 1e+15",
    "-42, -42",
    "2^31, 2147483648",
    "1/0, inf"
  })
  void numbersAreWrittenAsLuaWritesThem(String number, String expected) {
    assertThat(Lua.compiled().run("print(" + number + ", tostring(" + number + "))"))
        .containsExactly(expected + "\t" + expected);
  }

  @Test
  void aMessageWithAPortIsNotTakenForAPlace() {
    assertThatThrownBy(() -> Lua.compiled().run("error('http://h:80: refused', 0)"))
        .hasMessage("http://h:80: refused");
  }

  @Test
  void whatLuajFailsAtIsAnErrorOfTheScript() {
    assertThatThrownBy(() -> Lua.compiled().run("return ('x'):find('[')"))
        .isInstanceOf(ScriptRaisedException.class);
    assertThat(Lua.compiled().run("print(tonumber('0x'))")).containsExactly("nil");
  }

  @Test
  void anErrorInAHandlerOfErrorsIsCaught() {
    assertThat(Lua.compiled().run("print(xpcall(error, function() error('again', 0) end))"))
        .containsExactly("false\tagain");
  }

  @Test
  void aCompiledFunctionThatALoadedPieceCallsIsBlamed() {
    assertThat(
            Lua.compiled()
                .run(
                    "function g()\n local x\n return x.y end print(pcall(load('return 1 + g()')))"))
        .containsExactly("false\tmain.lua:3: attempt to index a nil value (local 'x')");
  }
}
