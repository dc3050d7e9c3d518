package io.wirestash.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentIndexTest {
  private static final String NO_MIN = Long.toString(Long.MIN_VALUE);
  private static final String NO_MAX = Long.toString(Long.MAX_VALUE);

  @TempDir Path out;

  private String index(String... sources) {
    Compilation compilation = Compilation.of(out, sources);
    assertThat(compilation.messages()).isEmpty();
    return compilation.index();
  }

  private static String lines(String... lines) {
    return String.join("\n", lines).replace('|', '\t').replace('/', '|') + "\n";
  }

  private static String factory(String annotation, String options) {
    return """
        %s
        public final class F implements ComponentFactory<%s, Runnable> {
          public Runnable create(%s options, Context context) { return null; }
        }
        """
        .formatted(annotation, options, options);
  }

  @Test
  void marksWhatIsForThoseWhoNameIt() {
    String component = "@Component(kind = Kind.OUTPUT, name = \"a\", summary = \"A.\", onRequest = true)";
    assertThat(index(factory(component, "NoOptions")))
        .startsWith(lines("component|output|a|t.F|io.wirestash.api.NoOptions|A.|on_request"));
  }

  @Test
  void listsComponentsByKindAndName() {
    String index =
        index(
            """
            public final class Outer {
              @Component(kind = Kind.OUTPUT, name = "b", summary = "B.")
              public static final class B implements ComponentFactory<NoOptions, String> {
                public String create(NoOptions options, Context context) { return ""; }
              }
              @Component(kind = Kind.OUTPUT, name = "a", summary = "A: \\t \\\\ \\n.")
              public static final class A implements ComponentFactory<NoOptions, String> {
                public String create(NoOptions options, Context context) { return ""; }
              }
              @Component(kind = Kind.INPUT, name = "z_1", summary = "Z.")
              public static final class Z extends Middle<NoOptions> {
                public String create(NoOptions options, Context context) { return ""; }
              }
              abstract static class Middle<T extends Record> implements ComponentFactory<T, String> {}
            }
            """);
    assertThat(index)
        .isEqualTo(
            lines(
                "component|input|z_1|t.Outer$Z|io.wirestash.api.NoOptions|Z.",
                "component|output|a|t.Outer$A|io.wirestash.api.NoOptions|A: \\t \\\\ \\n.",
                "component|output|b|t.Outer$B|io.wirestash.api.NoOptions|B."));
  }

  @Test
  void describesOptionsInTheOrderOfTheirRecord() {
    String index =
        index(
            factory("@Component(kind = Kind.PARSER, name = \"dns\", summary = \"S.\")", "O"),
            """
            public record O(
                @Option(value = "Ports.", fallback = "[53, 5353]", min = 1, max = 65535, example = "53")
                List<Integer> ports,
                @Option(value = "How long.", fallback = "10s", min = 1000) java.time.Duration answerTimeout,
                @Option(value = "Password.", required = true, secret = true) String password,
                @Option(value = "Size.", fallback = "4MiB") ByteSize size,
                @Option(value = "Mode.", fallback = "very_fast") Mode mode,
                @Option("Files.") List<java.nio.file.Path> files,
                @Option(value = "Flag.", fallback = "false") boolean flag,
                @Option("Share.") Double share,
                @Option(value = "Long.", fallback = "-9") long big) {
              enum Mode { FAST, VERY_FAST }
            }
            """);
    assertThat(index)
        .isEqualTo(
            lines(
                "component|parser|dns|t.F|t.O|S.",
                "option|ports|list:int|[53, 5353]||1|65535|Ports.|53",
                "option|answer_timeout|duration|10s||1000|" + NO_MAX + "|How long.|",
                "option|password|string||required,secret|" + NO_MIN + "|" + NO_MAX + "|Password.|",
                "option|size|size|4MiB||" + NO_MIN + "|" + NO_MAX + "|Size.|",
                "option|mode|enum:fast/very_fast|very_fast||" + NO_MIN + "|" + NO_MAX + "|Mode.|",
                "option|files|list:path|||" + NO_MIN + "|" + NO_MAX + "|Files.|",
                "option|flag|boolean|false||" + NO_MIN + "|" + NO_MAX + "|Flag.|",
                "option|share|double|||" + NO_MIN + "|" + NO_MAX + "|Share.|",
                "option|big|long|-9||" + NO_MIN + "|" + NO_MAX + "|Long.|"));
  }

  @Test
  void describesEveryMemberOfAnEventDownToTheLeaves() {
    String index =
        index(
            factory("@Component(kind = Kind.PARSER, name = \"p\", summary = \"S.\", emits = E.class)", "NoOptions"),
            """
            @Help("One message.") @EventType("e") public record E(
                @Help("Id.") @Ecs("dns.id") int id,
                @Ecs("") String nativeOnly,
                @Ecs("dns.answers") List<Answer> answers,
                Map<String, List<String>> headers,
                Map<String, Answer> byName,
                @Ecs("related.ip") List<Ip> addresses,
                @JsonType("number") JsonValue rtt,
                Tree tree) {
              record Answer(@Ecs("name") String rname, double weight, @Ecs("") Ip ip) {}
              record Tree(boolean leaf, List<Tree> parts) {}
              @Ecs("dns.flags") List<String> flags() { return List.of(); }
            }
            """,
            "@EventType(\"alone\") public record Alone() {}");
    assertThat(index)
        .isEqualTo(
            lines(
                "component|parser|p|t.F|io.wirestash.api.NoOptions|S.",
                "emits|e",
                "event|alone|t.Alone|t.AloneCodec|",
                "event|e|t.E|t.ECodec|One message.",
                "field|id|dns.id|integer|Id.",
                "field|native_only||string|",
                "field|answers[]|dns.answers[]|object|",
                "field|answers[].rname|dns.answers[].name|string|",
                "field|answers[].weight|dns.answers[].weight|number|",
                "field|answers[].ip||ip|",
                "field|headers|e.headers|object|",
                "field|by_name.*|e.by_name.*|object|",
                "field|by_name.*.rname|e.by_name.*.name|string|",
                "field|by_name.*.weight|e.by_name.*.weight|number|",
                "field|by_name.*.ip||ip|",
                "field|addresses[]|related.ip[]|ip|",
                "field|rtt|e.rtt|number|",
                "field|tree|e.tree|object|",
                "field|tree.leaf|e.tree.leaf|boolean|",
                "field|tree.parts[]|e.tree.parts[]|object|",
                "field||dns.flags[]|string|"));
  }

  @Test
  void listsATypeOnceThatTwoRecordsShare() {
    String index =
        index(
            factory(
                "@Component(kind = Kind.PARSER, name = \"p\", summary = \"S.\", emits = {B.class, A.class})",
                "NoOptions"),
            "@EventType(\"e\") public record A() {}",
            "@EventType(\"e\") public record B() {}");
    assertThat(index)
        .isEqualTo(
            lines(
                "component|parser|p|t.F|io.wirestash.api.NoOptions|S.",
                "emits|e",
                "event|e|t.A|t.ACodec|",
                "event|e|t.B|t.BCodec|"));
  }

  @Test
  void writesNoIndexForAModuleWithoutComponentsAndEvents() {
    Compilation compilation = Compilation.of(out, "public record Plain(int x) {}");
    assertThat(compilation.messages()).isEmpty();
    assertThat(compilation.hasIndex()).isFalse();
  }
}
