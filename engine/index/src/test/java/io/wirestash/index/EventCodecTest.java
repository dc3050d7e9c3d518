package io.wirestash.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.EventCodec.EcsGroup;
import io.wirestash.api.event.EventType;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCodecTest {
  @TempDir Path out;

  private Compilation.Written event(String source) {
    return Compilation.of(out, source).written("E", "E");
  }

  @Test
  void writesMembersInTheOrderOfTheRecord() {
    var event =
        event(
            """
            @EventType("e")
            public record E(String qName, int numOfQuestions, long ttl, boolean aa, double share, int do_) {
              static E sample() { return new E("a\\"b", 2, -1L, true, 0.5, 1); }
            }
            """);
    assertThat(event.nativeJson())
        .isEqualTo("{\"q_name\":\"a\\\"b\",\"num_of_questions\":2,\"ttl\":-1,\"aa\":true,\"share\":0.5,\"do\":1}");
  }

  @Test
  void leavesOutWhatIsAbsent() {
    var event =
        event(
            """
            @EventType("e")
            public record E(String text, int i, long l, double d, Integer boxed, Long boxedLong, Boolean flag,
                Double share, List<String> none, List<String> empty, Map<String, String> map, Ip ip, Other other) {
              record Other(int x) {}
              static E sample() {
                return new E(null, EventType.ABSENT, EventType.ABSENT, Double.NaN, null, null, null,
                    Double.POSITIVE_INFINITY, null, List.of(), Map.of(), null, null);
              }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{}");
    assertThat(event.ecs()).isEqualTo("{}");
  }

  @Test
  void writesBoxedValuesEvenWhereTheyEqualTheAbsentNumber() {
    var event =
        event(
            """
            @EventType("e") public record E(Integer i, Long l, Boolean b, Double d) {
              static E sample() { return new E(EventType.ABSENT, 5L, false, 1.5); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"i\":-2147483648,\"l\":5,\"b\":false,\"d\":1.5}");
  }

  @Test
  void writesConstantsInLowerCase() {
    var event =
        event(
            """
            @EventType("e") public record E(Mood mood, List<Mood> moods) {
              enum Mood { HAPPY, VERY_SAD }
              static E sample() { return new E(Mood.VERY_SAD, List.of(Mood.HAPPY, Mood.VERY_SAD)); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"mood\":\"very_sad\",\"moods\":[\"happy\",\"very_sad\"]}");
  }

  @Test
  void addsMembersThatAValueWritesItselfToNativeObjectsOnly() {
    var event =
        event(
            """
            @EventType("e") public record E(int first, Extra extra, Extra none) {
              record Extra(String name) implements io.wirestash.api.event.JsonMembers {
                @Override public void writeMembers(JsonSink out) {
                  out.name(name);
                  out.number(1);
                }
              }
              static E sample() { return new E(0, new Extra("second"), null); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"first\":0,\"second\":1}");
    assertThat(event.ecs()).isEqualTo("{\"e\":{\"first\":0}}");
  }

  @Test
  void writesRecordsListsAndMapsWithinEachOther() {
    var event =
        event(
            """
            @EventType("e") public record E(Header header, List<Answer> answers, Map<String, List<String>> headers,
                List<List<Integer>> table) {
              record Header(int id, Flags flags) {}
              record Flags(boolean qr) {}
              record Answer(String rdata, Ip ip) {}
              static E sample() {
                Map<String, List<String>> headers = new TreeMap<>();
                headers.put("host", List.of("a", "b"));
                headers.put("x\\ny", null);
                return new E(new Header(7, new Flags(false)), Arrays.asList(new Answer(null, Ip.v4(0x7f000001)), null,
                    new Answer("r", null)), headers, List.of(List.of(1, 2), List.of()));
              }
            }
            """);
    assertThat(event.nativeJson())
        .isEqualTo(
            "{\"header\":{\"id\":7,\"flags\":{\"qr\":false}},\"answers\":[{\"ip\":\"127.0.0.1\"},{\"rdata\":\"r\"}],"
                + "\"headers\":{\"host\":[\"a\",\"b\"]},\"table\":[[1,2],[]]}");
  }

  @Test
  void writesRecordsThatHoldThemselves() {
    var event =
        event(
            """
            @EventType("e") public record E(Part part) {
              record Part(String name, List<Part> parts) {}
              static E sample() { return new E(new Part("a", List.of(new Part("b", List.of())))); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"part\":{\"name\":\"a\",\"parts\":[{\"name\":\"b\"}]}}");
    assertThat(event.ecs()).isEqualTo("{\"e\":{\"part\":{\"name\":\"a\",\"parts\":[{\"name\":\"b\"}]}}}");
  }

  @Test
  void keepsRecordsOfTheSameSimpleNameApart() {
    var event =
        event(
            """
            @EventType("e") public record E(A.Part a, B.Part b) {
              record A() { record Part(int x) {} }
              record B() { record Part(int y) {} }
              static E sample() { return new E(new A.Part(1), new B.Part(2)); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"a\":{\"x\":1},\"b\":{\"y\":2}}");
  }

  @Test
  void putsMembersWithoutEcsNameUnderTheEventType() {
    var event =
        event(
            """
            @EventType("my_event") public record E(int x, @Ecs("") int nativeOnly) {
              static E sample() { return new E(1, 2); }
            }
            """);
    assertThat(event.ecs()).isEqualTo("{\"my_event\":{\"x\":1}}");
  }

  @Test
  void writesEachEcsObjectOnceHoweverItsMembersAreSpread() {
    var event =
        event(
            """
            @EventType("e") public record E(@Ecs("dns.question.name") String name, @Ecs("url.full") String url,
                @Ecs("dns.id") String id, @Ecs("dns.question.type") String qtype) {
              static E sample() { return new E("n", "u", "i", "t"); }
            }
            """);
    assertThat(event.ecs())
        .isEqualTo("{\"dns\":{\"question\":{\"name\":\"n\",\"type\":\"t\"},\"id\":\"i\"},\"url\":{\"full\":\"u\"}}");
  }

  @Test
  void leavesOutEcsObjectsWithoutMembers() {
    var event =
        event(
            """
            @EventType("e") public record E(@Ecs("a.b.c") String c, @Ecs("x") int x, @Ecs("y.z") String z) {
              static E sample() { return new E(null, 1, null); }
            }
            """);
    assertThat(event.ecs()).isEqualTo("{\"x\":1}");
  }

  @Test
  void addsMembersThatOnlyEcsHas() {
    var event =
        event(
            """
            @EventType("e") public record E(@Ecs("") String name) {
              @Ecs("dns.question.top_level_domain") public String tld() { return name.substring(2); }
              @Ecs("dns.header_flags") List<String> flags() { return List.of("AA"); }
              @Ecs("dns.none") List<String> none() { return List.of(); }
              static E sample() { return new E("a.org"); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"name\":\"a.org\"}");
    assertThat(event.ecs())
        .isEqualTo("{\"dns\":{\"question\":{\"top_level_domain\":\"org\"},\"header_flags\":[\"AA\"]}}");
  }

  @Test
  void namesMembersOfNestedRecordsRelativeToTheirObject() {
    var event =
        event(
            """
            @EventType("e") public record E(@Ecs("dns.answers") List<Answer> answers) {
              record Answer(@Ecs("name") String rname, int ttl, @Ecs("") String hidden, @Ecs("geo.city") String city) {
                @Ecs("data") String data() { return "d"; }
              }
              static E sample() { return new E(List.of(new Answer("n", 3, "h", null))); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"answers\":[{\"rname\":\"n\",\"ttl\":3,\"hidden\":\"h\"}]}");
    assertThat(event.ecs()).isEqualTo("{\"dns\":{\"answers\":[{\"name\":\"n\",\"ttl\":3,\"data\":\"d\"}]}}");
  }

  @Test
  void takesTheEcsNameOfAWrittenOutAccessor() {
    var event =
        event(
            """
            @EventType("e") public record E(String a) {
              @Ecs("url.full") public String a() { return a + "!"; }
              static E sample() { return new E("x"); }
            }
            """);
    assertThat(event.nativeJson()).isEqualTo("{\"a\":\"x!\"}");
    assertThat(event.ecs()).isEqualTo("{\"url\":{\"full\":\"x!\"}}");
  }

  @Test
  void givesMembersOfTheEnvelopesObjectsOnlyWhenAskedForThatObject() {
    var event =
        event(
            """
            @EventType("e") public record E(@Ecs("source.bytes") long sent, @Ecs("event.outcome") String outcome,
                @Ecs("network.vlan_name.x") String vlanName, @Ecs("related.hosts") List<String> hosts,
                @Ecs("related.ip") List<Ip> addresses, int x) {
              static E sample() {
                return new E(9, "success", null, List.of("h"), List.of(Ip.v4(0x01020304), Ip.v6(1L << 48, 1)), 1);
              }
            }
            """);
    assertThat(event.ecs()).isEqualTo("{\"e\":{\"x\":1}}");
    assertThat(event.ecs(EcsGroup.SOURCE)).isEqualTo("{\"bytes\":9}");
    assertThat(event.ecs(EcsGroup.EVENT)).isEqualTo("{\"outcome\":\"success\"}");
    assertThat(event.ecs(EcsGroup.NETWORK)).isEqualTo("{}");
    assertThat(event.ecs(EcsGroup.FLOW)).isEqualTo("{}");
    assertThat(event.ecs(EcsGroup.RELATED)).isEqualTo("{\"hosts\":[\"h\"]}");
    assertThat(event.relatedIp()).isEqualTo("[\"1.2.3.4\",\"1::1\"]");
  }

  @Test
  void statesTheFactsOfTheEventType() throws Exception {
    var compilation =
        Compilation.of(
            out,
            """
            @EventType(value = "login", scope = EventType.Scope.TRANSACTION, category = {"authentication", "session"},
                type = {"start"}, action = "log-in")
            public record E(int x) {}
            """,
            "@EventType(\"plain\") public record Plain(int x) {}");
    var codec = compilation.codec("E");
    assertThat(codec.type()).isEqualTo("login");
    assertThat(codec.scope()).isEqualTo(EventType.Scope.TRANSACTION);
    assertThat(codec.category()).containsExactly("authentication", "session");
    assertThat(codec.ecsType()).containsExactly("start");
    assertThat(codec.action()).isEqualTo("log-in");
    assertThat(compilation.codec("Plain").action()).isEqualTo("plain");
  }

  @Test
  void writesEventsThatAreNotPublicAndNestedInOtherTypes() {
    var event =
        Compilation.of(
                out,
                """
                public class Outer {
                  @EventType("e") record Inner(int x) {}
                  static Record sample() { return new Inner(4); }
                }
                """)
            .written("Outer", "OuterInner");
    assertThat(event.nativeJson()).isEqualTo("{\"x\":4}");
  }
}
