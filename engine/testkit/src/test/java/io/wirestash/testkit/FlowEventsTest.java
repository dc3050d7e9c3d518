package io.wirestash.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlowEventsTest {
  private final FlowEvents events =
      FlowEvents.of(List.of(stream("1:a", true), stream("1:b", true), stream("1:b", false)), Set.of("micros"));

  private static CapturedStream stream(String communityId, boolean exact) {
    return new CapturedStream(communityId, "10.0.0.1", 1, "10.0.0.2", 2, true, exact, List.of());
  }

  private static EngineRun run(String... lines) {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    return new EngineRun(text, null, List.of());
  }

  @Test
  void ignoresTimesPacketsAndOrder() {
    String one = "{\"ts\":1,\"packet\":1,\"event_id\":\"x\",\"community_id\":\"1:a\",\"said\":\"one\",\"micros\":5}";
    String two = "{\"ts\":2,\"packet\":2,\"event_id\":\"y\",\"community_id\":\"1:a\",\"said\":\"two\",\"micros\":6}";
    String later = one.replace("\"ts\":1,\"packet\":1", "\"ts\":7,\"packet\":8").replace("5", "9");
    assertThatCode(() -> events.assertSame(run(one, two), run(two, later))).doesNotThrowAnyException();
  }

  @Test
  void showsEventsThatAreMissingOrTooMany() {
    String one = "{\"community_id\":\"1:a\",\"said\":\"one\"}";
    String two = "{\"community_id\":\"1:a\",\"said\":\"two\"}";
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> events.assertSame(run(one, one), run(one, two)))
        .withMessageEndingWith("sent again):\n  - " + one + "\n  + " + two);
  }

  @Test
  void leavesOutOtherFlowsAndThoseNotCapturedWhole() {
    String other = "{\"community_id\":\"1:z\"}";
    String damaged = "{\"community_id\":\"1:b\"}";
    assertThatCode(() -> events.assertSame(run(other), run(damaged))).doesNotThrowAnyException();
  }
}
