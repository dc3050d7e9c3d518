package io.wirestash.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wirestash.core.catalog.EventInfo;
import io.wirestash.core.catalog.FieldInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private static final Members MEMBERS =
      Members.of(
          Set.of("dns", "http"),
          List.of(
              event("dns", "header object", "header.rcode string", "header.id integer", "rtt number", "unanswered boolean",
                  "answers[] object", "answers[].rdata string", "answers[].ttl integer", "answers[].* object",
                  "version integer"),
              event("http", "req_headers object", "host string", "user_agent string", "version string")));

  private static final Facts QUERY =
      new Facts(
          Map.of(
              "type", "dns", "src_ip", "10.1.2.3", "src_port", 4000L, "dst_ip", "2001:db8::1", "dst_port", 53L, "header.rcode",
              "NXDOMAIN", "header.id", 7L, "rtt", 0.25, "answers.rdata", List.of("192.0.2.1", "192.0.2.2"), "version", 3L));

  private static final Facts REQUEST =
      new Facts(
          Map.of("type", "http", "host", "www.example.com", "req_headers", Map.of("accept", "*/*"), "user_agent", "curl/8.1",
              "version", "1.1"));

  private static EventInfo event(String type, String... fields) {
    List<FieldInfo> infos =
        List.of(fields).stream()
            .map(field -> field.split(" "))
            .map(parts -> new FieldInfo(parts[0], null, parts[1], ""))
            .toList();
    return new EventInfo(type, type + "Record", type + "Codec", "", infos);
  }

  private static boolean holds(String text, Facts event) throws Unfit {
    return Expression.of(text, MEMBERS).holds(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "type == 'dns'", "type == \"dns\" && dst_port == 53", "src_port > 1023 && src_port < 49152", "dst_port in [53, 5353]",
    "header.rcode != \"NOERROR\"", "!(header.rcode == \"NOERROR\")", "header.rcode.startsWith(\"NX\")", "rtt > 0.1",
    "answers.rdata.exists(a, a == \"192.0.2.2\")", "\"192.0.2.1\" in answers.rdata", "answers.rdata.size() == 2",
    "header.id % 2 == 1", "(type == \"http\" || dst_port == 53) && header.id + 1 == 8", "version == 3",
    "unanswered == null", "host == null", "header.rcode.matches(\"^NX\")"
  })
  void holds(String text) throws Unfit {
    assertThat(holds(text, QUERY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {
    "type == 'http'", "dst_port == 5353", "rtt > 1.0", "answers.rdata.exists(a, a == \"192.0.2.9\")",
    "header.rcode == null", "host == \"www.example.com\"", "unanswered == true", "unanswered"
  })
  void doesNotHold(String text) throws Unfit {
    assertThat(holds(text, QUERY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = ';', value = {
    "in_net(src_ip, \"10.0.0.0/8\"); true", "in_net(src_ip, \"192.168.0.0/16, 10.1.0.0/16\"); true",
    "in_net(src_ip, \"10.0.0.0/8, !10.1.2.3\"); false", "in_net(src_ip, '10.1.2.0-10.1.2.9'); true",
    "in_net(dst_ip, \"2001:db8::/32\"); true", "in_net(dst_ip, \"10.0.0.0/8\"); false",
    "answers.rdata.all(a, in_net(a, \"192.0.2.0/24\")); true", "in_net(header.rcode, \"0.0.0.0/0\"); false",
    "in_net(host, \"0.0.0.0/0\"); false"
  })
  void asksForNetworks(String text, boolean expected) throws Unfit {
    assertThat(holds(text, QUERY)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"host.endsWith(\".example.com\")", "req_headers[\"accept\"] == \"*/*\"", "\"accept\" in req_headers",
      "user_agent.matches(\"(?i)^CURL\")", "version == \"1.1\""})
  void asksForWhateverAnEventHas(String text) throws Unfit {
    assertThat(holds(text, REQUEST)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rtt > 0.1", "header.rcode.startsWith(\"N\")", "!header.rcode.startsWith(\"N\")", "header.id % 2 == 0",
      "req_headers[\"cookie\"] == \"a\"", "header.id / 0 == 1"})
  void whatCannotBeEvaluatedDoesNotHold(String text) throws Unfit {
    assertThat(holds(text, REQUEST)).isFalse();
  }

  @Test
  void whatIsDecidedAlreadyIsNotAskedFor() throws Unfit {
    assertThat(holds("type == \"http\" || header.rcode.startsWith(\"N\")", REQUEST)).isTrue();
    assertThat(holds("header.rcode.startsWith(\"N\") || type == \"http\"", REQUEST)).isTrue();
  }

  @Test
  void patternsTakeLinearTime() throws Unfit {
    Facts hostile = new Facts(Map.of("type", "http", "host", "x".repeat(5_000)));
    Expression condition = Expression.of("host.matches(\"(x+x+)+y\")", MEMBERS);
    org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
        Duration.ofMinutes(1), () -> assertThat(condition.holds(hostile)).isFalse());
  }

  @ParameterizedTest
  @CsvSource(quoteCharacter = '`', delimiter = ';', value = {
    "src_prt == 5; UNKNOWN_MEMBER; 0; src_prt", "type == \"dns\" && header.rcod == \"x\"; UNKNOWN_MEMBER; 17; header.rcod",
    "src_port == \"53\"; TYPES; 9; ", "src_ip == 5; TYPES; 7; ", "rtt > 1; TYPES; 4; ", "host; TYPES; 0; ",
    "answers.rdata == \"a\"; TYPES; 14; ", "in_net(src_ip, \"10.0.0.0/33\"); TYPES; 16; ", "src_ip =; SYNTAX; 7; ",
    "src_port == 5 and host == \"a\"; SYNTAX; 14; ", "; SYNTAX; 0; "
  })
  void saysWhatIsWrongAndWhere(String text, Unfit.Fault fault, int offset, String name) {
    Unfit unfit = catchThrowableOfType(Unfit.class, () -> Expression.of(text == null ? "" : text, MEMBERS));
    assertThat(unfit).isNotNull();
    assertThat(unfit.fault()).isEqualTo(fault);
    assertThat(unfit.offset()).isEqualTo(offset);
    assertThat(unfit.name()).isEqualTo(name);
  }
}
