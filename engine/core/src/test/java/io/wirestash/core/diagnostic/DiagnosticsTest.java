package io.wirestash.core.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
  private static final Place PLACE = new Place("p.yaml", 24, 11, 5, "  - dns: {prots: [53, 5353]}");

  private static String text(Diagnostic diagnostic) {
    return Diagnostics.text(List.of(diagnostic), false);
  }

  @Test
  void showsTheLineTheCaretAndTheAdvice() {
    assertThat(text(Diagnostic.error("E104", "unknown option \"prots\" in parser dns", PLACE, "did you mean \"ports\"?",
        "more: engine describe parser dns"))).isEqualTo("""
        error[E104]: unknown option "prots" in parser dns
          --> p.yaml:24:11
           |
        24 |   - dns: {prots: [53, 5353]}
           |           ^^^^^ did you mean "ports"?
           = more: engine describe parser dns
        """);
  }

  @Test
  void growsTheMarginWithTheLineNumber() {
    assertThat(text(Diagnostic.warning("W502", "unheard", new Place("p.yaml", 12345, 1, 1, "x"), null))).isEqualTo("""
        warning[W502]: unheard
             --> p.yaml:12345:1
              |
        12345 | x
              | ^
        """);
  }

  @Test
  void showsDiagnosticsWithoutAPlace() {
    assertThat(text(Diagnostic.error("E202", "cannot read", null, null, "why"))).isEqualTo("""
        error[E202]: cannot read
           = why
        """);
  }

  @Test
  void keepsTheCaretInPlaceUnderEscapedCharacters() {
    Place place = new Place("p\u001b.yaml", 1, 4, 2, "\t\u001b\u202exy");

    assertThat(text(Diagnostic.error("E1", "\u0007", place, "\r"))).isEqualTo("""
        error[E1]: \\x07
          --> p\\x1b.yaml:1:4
           |
         1 |  \\x1b\\u{202e}xy
           |              ^^ \\x0d
        """);
  }

  @Test
  void toleratesPlacesBeyondTheLine() {
    assertThat(text(Diagnostic.error("E1", "m", new Place("p", 1, 99, 99, "ab"), null))).endsWith(" | ab\n   |   ^\n");
  }

  @Test
  void showsTwentyAndCountsTheRest() {
    Diagnostic one = Diagnostic.error("E1", "m", null, null);

    assertThat(Diagnostics.text(Collections.nCopies(20, one), false)).doesNotContain("more");
    assertThat(Diagnostics.text(Collections.nCopies(21, one), false)).endsWith("\n1 more of 21\n");
  }

  @Test
  void coloursOnlyWhenAsked() {
    Diagnostic diagnostic = Diagnostic.error("E104", "m", PLACE, "hint");

    assertThat(Diagnostics.text(List.of(diagnostic), true).replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(text(diagnostic)).doesNotContain("\u001b");
    assertThat(Diagnostics.text(List.of(diagnostic), true)).startsWith("\u001b[1;31merror[E104]\u001b[0m");
  }

  @Test
  void writesAllOfThemAsJson() {
    assertThat(Diagnostics.json(List.of(
        Diagnostic.error("E104", "a \"b\"", PLACE, "hint", "note"), Diagnostic.warning("W502", "c", null, null))))
        .isEqualTo("[{\"code\":\"E104\",\"severity\":\"error\",\"message\":\"a \\\"b\\\"\",\"file\":\"p.yaml\","
            + "\"line\":24,\"column\":11,\"length\":5,\"hint\":\"hint\",\"notes\":[\"note\"]},"
            + "{\"code\":\"W502\",\"severity\":\"warning\",\"message\":\"c\",\"notes\":[]}]");
  }
}
