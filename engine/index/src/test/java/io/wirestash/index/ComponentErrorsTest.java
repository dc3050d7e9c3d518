package io.wirestash.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author of components is told, and at which line. */
class ComponentErrorsTest {
  private static final String COMPONENT = "@Component(kind = Kind.INPUT, name = \"x\", summary = \"X.\") ";
  private static final String CREATE =
      " public String create(NoOptions options, Context context) { return \"\"; } }";

  @TempDir Path out;

  private void assertRefused(String source, String... messages) {
    Compilation compilation = Compilation.of(out, source);
    assertThat(compilation.messages()).containsExactly(messages);
    assertThat(compilation.hasIndex()).isFalse();
  }

  private void assertOptionsRefused(String components, String... messages) {
    String source =
        COMPONENT
            + "public final class F implements ComponentFactory<F.O, String> {"
            + " public String create(O options, Context context) { return \"\"; }\n"
            + "public record O("
            + components
            + ") {} enum Mode { FAST, SLOW } }";
    assertRefused(source, messages);
  }

  @Test
  void refusesFactoriesThatCannotBeMade() {
    String factory = "class F implements ComponentFactory<NoOptions, String> {";
    String publicClass = "1: a component's factory is a public class, neither abstract nor an inner class";
    String constructor = "1: a component's factory has a public constructor without parameters";
    assertRefused(COMPONENT + "final " + factory + CREATE, publicClass);
    assertRefused(COMPONENT + "public abstract " + factory + CREATE, publicClass);
    assertRefused("public class Outer { " + COMPONENT + "public " + factory + CREATE + " }", publicClass);
    assertRefused(COMPONENT + "public " + factory + " public F(int x) {}" + CREATE, constructor);
    assertRefused(COMPONENT + "public " + factory + " F() {}" + CREATE, constructor);
  }

  @Test
  void refusesClassesThatAreNoFactories() {
    assertRefused(COMPONENT + "public class F {}", "1: a class with @Component implements ComponentFactory");
  }

  @Test
  void refusesFactoriesThatDoNotSayTheirOptions() {
    String expected = "1: the options of a component are a record of its own, or NoOptions";
    assertRefused(
        COMPONENT
            + "public class F implements ComponentFactory<Record, String> {"
            + " public String create(Record options, Context context) { return \"\"; } }",
        expected);
  }

  @Test
  void refusesBadNamesAndMissingWords() {
    assertRefused(
        "@Component(kind = Kind.INPUT, name = \"pcapFile\", summary = \" \")"
            + " public class F implements ComponentFactory<NoOptions, String> {"
            + CREATE,
        "1: the component name \"pcapFile\" is not lower_snake_case",
        "1: @Component says what the component does");
  }

  @Test
  void refusesTwoComponentsOfOneKindAndName() {
    String nested = "public static class %s implements ComponentFactory<NoOptions, String> {" + CREATE;
    assertRefused(
        "public class Outer {\n" + COMPONENT + nested.formatted("A") + "\n" + COMPONENT + nested.formatted("B") + "}",
        "3: there is another input x in this module");
  }

  @Test
  void refusesEmittedRecordsThatAreNoEvents() {
    assertRefused(
        "@Component(kind = Kind.PARSER, name = \"x\", summary = \"X.\", emits = F.Plain.class)"
            + " public class F implements ComponentFactory<NoOptions, String> { record Plain() {}"
            + CREATE,
        "1: emits t.F$Plain, which is no @EventType");
  }

  @Test
  void refusesOptionsWithoutDescription() {
    assertOptionsRefused("\nint a", "3: option a lacks @Option");
    assertOptionsRefused("\n@Option(\"\") String a", "3: @Option says what the option does");
  }

  @Test
  void refusesOptionTypesThatYamlCannotGive() {
    String supported =
        ": String, boolean, int, long, double, enums, Duration, ByteSize, Path, and List of these are supported";
    assertOptionsRefused("@Option(\"A.\") float a", "2: unsupported option type float" + supported);
    assertOptionsRefused(
        "@Option(\"A.\") List<List<String>> a",
        "2: unsupported option type java.util.List<java.util.List<java.lang.String>>" + supported);
  }

  @Test
  void refusesOptionsThatContradictThemselves() {
    assertOptionsRefused(
        "@Option(value = \"A.\", required = true, fallback = \"1\") int a",
        "2: a required option has no use for a default");
    assertOptionsRefused(
        "@Option(\"A.\") int a", "2: int cannot be null: give a default, or make the option required");
    assertOptionsRefused("@Option(value = \"A.\", fallback = \"1\", min = 2, max = 1) int a",
        "2: min is greater than max", "2: default \"1\" of a is not from 2 to 1");
    assertOptionsRefused("@Option(\"A.\") String aB, @Option(\"A.\") String a_b", "2: two options are named \"a_b\"");
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "boolean, yes, is neither true nor false",
    "int, 0x10, is no whole number",
    "int, 2147483648, is too large for its type",
    "long, 9223372036854775808, is too large for its type",
    "double, half, is no number",
    "Mode, FAST, 'is none of fast, slow'",
    "ByteSize, 4MB, is no size such as 4MiB",
    "java.time.Duration, 30, is no duration such as 30s",
    "List<Integer>, '[53, x]', is no whole number",
  })
  void refusesDefaultsThatAreNotOfTheirType(String type, String value, String fault) {
    assertOptionsRefused(
        "@Option(value = \"A.\", fallback = \"" + value + "\") " + type + " a",
        "2: default \"" + value + "\" of a " + fault);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "int, 9", "int, 2001", "ByteSize, 2KiB", "java.time.Duration, 9ms", "java.time.Duration, 3s", "double, 9.9"
  })
  void refusesExamplesOutOfRange(String type, String value) {
    assertOptionsRefused(
        "@Option(value = \"A.\", required = true, min = 10, max = 2000, example = \"" + value + "\") " + type + " a",
        "2: example \"" + value + "\" of a is not from 10 to 2000");
  }
}
