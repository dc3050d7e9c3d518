package io.wirestash.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an author of events is told, and at which line. */
class EventErrorsTest {
  private static final String SUPPORTED =
      " in an event: String, boolean, int, long, double, enums, JsonValue, records without type parameters, and List"
          + " and Map<String, ...> of these are supported";

  @TempDir Path out;

  private void assertRefused(String source, String... messages) {
    Compilation compilation = Compilation.of(out, source);
    assertThat(compilation.messages()).containsExactly(messages);
    assertThat(compilation.hasIndex()).isFalse();
  }

  @Test
  void refusesTypesThatHaveNoJsonForm() {
    assertRefused(
        """
        @EventType("e") public record E(
            int fine,
            byte[] data,
            List<Object> things) {}
        """,
        "3: unsupported type byte[]" + SUPPORTED,
        "4: unsupported type java.lang.Object" + SUPPORTED);
  }

  @Test
  void refusesMapsWhoseKeysAreNoStrings() {
    assertRefused(
        "@EventType(\"e\") public record E(Map<Integer, String> m) {}",
        "1: unsupported type java.util.Map<java.lang.Integer,java.lang.String>: the keys of a map in an event are"
            + " strings");
  }

  @Test
  void refusesUnsupportedTypesInNestedRecords() {
    assertRefused(
        """
        @EventType("e") public record E(Part part) {
          record Part(
              char c) {}
        }
        """,
        "3: unsupported type char" + SUPPORTED);
  }

  @Test
  void refusesTwoMembersWithOneEcsName() {
    assertRefused(
        """
        @EventType("e") public record E(
            @Ecs("url.full") String a,
            @Ecs("url.full") String b) {}
        """,
        "3: ECS path \"url.full\" of b() clashes with \"url.full\" of a()");
  }

  @Test
  void refusesAnEcsNameThatIsBothValueAndObject() {
    assertRefused(
        """
        @EventType("e") public record E(
            @Ecs("dns.question.name") String name,
            @Ecs("dns.question") String question,
            @Ecs("dns.question.name.x") String x) {}
        """,
        "3: ECS path \"dns.question\" of question() clashes with \"dns.question.name\" of name()",
        "4: ECS path \"dns.question.name.x\" of x() clashes with \"dns.question.name\" of name()");
  }

  @Test
  void refusesClashesInNestedRecordsOnce() {
    assertRefused(
        """
        @EventType("e") public record E(Part a, List<Part> b) {
          record Part(@Ecs("n") String x,
              @Ecs("n") String y) {}
        }
        """,
        "3: ECS path \"n\" of y() clashes with \"n\" of x()");
  }

  @Test
  void refusesEcsNamesWithEmptyParts() {
    assertRefused(
        "@EventType(\"e\") public record E(@Ecs(\"dns..id\") String id) {}",
        "1: \"dns..id\" is no ECS path: names joined by points are");
  }

  @Test
  void refusesNamesOfTheEnvelope() {
    assertRefused(
        """
        @EventType("e") public record E(
            @Ecs("") String srcIp,
            @Ecs("source.ip") Ip address,
            @Ecs("network.vlan.id") String tag,
            @Ecs("log.level") String level) {}
        """,
        "2: \"src_ip\" is a member of the envelope, which the engine writes",
        "3: ECS \"source.ip\" belongs to the envelope, which the engine writes",
        "4: ECS \"network.vlan.id\" belongs to the envelope, which the engine writes",
        "5: ECS \"log.level\" belongs to the envelope, which the engine writes");
  }

  @Test
  void refusesValuesInPlaceOfTheEnvelopesObjects() {
    assertRefused(
        """
        @EventType("e") public record E(
            @Ecs("source") String source,
            @Ecs("related.ip.first") Ip first) {}
        """,
        "2: ECS \"source\" cannot hold a value",
        "3: ECS \"related.ip.first\" cannot hold a value");
  }

  @Test
  void refusesComponentsThatBecomeOneName() {
    assertRefused(
        """
        @EventType("e") public record E(int aB,
            int a_b) {}
        """,
        "2: two components are named \"a_b\" in JSON",
        "2: ECS path \"e.a_b\" of a_b() clashes with \"e.a_b\" of aB()");
  }

  @Test
  void refusesEcsMethodsThatCannotBeCalled() {
    assertRefused(
        """
        @EventType("e") public record E(int x) {
          @Ecs("a") String a(int y) { return ""; }
          @Ecs("b") static String b() { return ""; }
          @Ecs("c") private String c() { return ""; }
        }
        """,
        "2: an @Ecs method has no parameters and is neither private nor static",
        "3: an @Ecs method has no parameters and is neither private nor static",
        "4: an @Ecs method has no parameters and is neither private nor static");
  }

  @Test
  void refusesEventsThatAreNoRecordsOrBadlyNamed() {
    assertRefused("@EventType(\"e\") public final class E {}", "1: an event is a record");
    assertRefused(
        "@EventType(\"MyEvent\") public record E(int x) {}", "1: the event type \"MyEvent\" is not lower_snake_case");
  }

  @Test
  void refusesEventsInEvents() {
    assertRefused(
        """
        @EventType("e") public record E(F f) {
          @EventType("f") record F(int x) {}
        }
        """,
        "2: an event cannot be a member of another event");
  }

  @Test
  void refusesTypesThatTheCodecCannotSee() {
    assertRefused(
        """
        @EventType("e") public record E(
            Part part,
            Mood mood) {
          private record Part(int x) {}
          private enum Mood { FINE }
        }
        """,
        "2: t.E.Part is private: the codec, a class of its own, cannot see it",
        "3: t.E.Mood is private: the codec, a class of its own, cannot see it");
  }

  @Test
  void refusesUnknownJsonTypes() {
    assertRefused(
        "@EventType(\"e\") public record E(@JsonType(\"text\") Ip x) {}",
        "1: \"text\" is no JSON type: string, integer, number, boolean, ip, object are");
  }

  @Test
  void leavesTypesThatDoNotExistToTheCompiler() {
    assertThat(Compilation.of(out, "@EventType(\"e\") public record E(Missing x) {}").messages())
        .anyMatch(message -> message.startsWith("1: cannot find symbol"))
        .noneMatch(message -> message.contains("supported"));
  }
}
