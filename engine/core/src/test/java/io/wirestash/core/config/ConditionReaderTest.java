package io.wirestash.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.core.condition.Condition;
import io.wirestash.core.condition.Members;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionReaderTest {
  private static Condition read(String text, Problems problems) {
    Source source = Source.file("x.yaml", text);
    Members members = Members.of(Set.of("dns", "http", "tls"), List.of());
    return ConditionReader.read(text, source.span(0, text.length()), members, problems);
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "type == \"dns\"; dns", "type=='dns'; dns", "type != \"dns\"; http tls", "type in [\"dns\", \"tls\"]; dns tls",
    "type in [\"dns\"]; dns", "type != \"dns\" && type != \"tls\"; http", "type == \"dns\" || type == \"tls\"; dns tls",
    "type == \"dns\" && type == \"tls\" || type == \"http\"; http",
    "type == \"http\" || type == \"dns\" && type == \"tls\"; http",
    "  type  ==  \"dns\"  ; dns"
  }, delimiter = ';')
  void holdsForTheTypesItNames(String text, String types) {
    Problems problems = new Problems();
    Condition condition = read(text, problems);

    assertThat(problems.inOrder()).isEmpty();
    assertThat(condition.byTypeAlone()).isTrue();
    assertThat(Set.of("dns", "http", "tls").stream().filter(condition::possible).sorted())
        .containsExactly(types.split(" "));
  }

  @Test
  void showsItsText() {
    assertThat(read(" type == \"dns\" ", new Problems())).hasToString("type == \"dns\"");
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "(type == \"dns\")", "!(type == \"dns\")", "src_port == 53", "type == \"dns\" && dst_port > 1023"
  })
  void otherExpressionsLookAtMoreThanTheType(String text) {
    Problems problems = new Problems();

    assertThat(read(text, problems).byTypeAlone()).isFalse();
    assertThat(problems.inOrder()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', value = {
    "``", "type", "type ==", "type == dns", "type = \"dns\"", "type == \"dns", "type in",
    "type in [\"dns\"", "type in \"dns\"", "type == \"dns\" &&", "|| type == \"dns\"",
    "type == \"dns\" type == \"tls\"",
    "!type == \"dns\"", "type == \"dns\" & type == \"tls\"", "typed == \"dns\"", "dns"
  })
  void refusesWhatIsNoCondition(String text) {
    Problems problems = new Problems();

    assertThat(read(text, problems)).isNull();
    assertThat(problems.inOrder()).extracting("code").containsAnyOf("E120", "E122", "E123");
  }
}
