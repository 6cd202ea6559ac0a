package dev.httpsrv.engine.graal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwaitFinderTest {

  @Test
  void theFirstAwaitIsFoundOutsideOfCommentsAndStrings() {
    assertThat(AwaitFinder.firstLine("await x;")).isEqualTo(1);
    assertThat(AwaitFinder.firstLine("const x = 1;\nconst y = await x;\nawait y;")).isEqualTo(2);
    assertThat(
            AwaitFinder.firstLine(
                """
                // await is
                /* what we
                   await */
                const a = "await \\" it", b = 'await', c = `
                await`;
                a/await b;
                """))
        .isEqualTo(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "awaited",
        "await_",
        "x.unawait",
        "// await",
        "/* await",
        "'await",
        "`await\n",
        "\"\\"
      })
  void whereThereIsNoneThereIsNoLine(String source) {
    assertThat(AwaitFinder.firstLine(source)).isZero();
  }
}
