package io.wirestash.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.event.JsonSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventIdsTest {
  private static final long NOW = 1_700_000_000_000_000_000L;
  private static final int DNS = "dns".hashCode();

  private static String id(long nanos, long packet, int index, int type) {
    JsonSink out = new JsonSink(64);
    new EventIds().writeEventId(new Subject().packet(null, null, null, false).at(nanos, nanos, packet, index), type, out);
    return out.toString().replace("\"", "");
  }

  @Test
  void areTwentyTwoCharactersThatNeedNoEscape() {
    for (int packet = 1; packet < 1000; packet++) assertThat(id(NOW + packet, packet, 0, DNS)).matches("[0-9A-Za-z_~]{22}");
  }

  @Test
  void repeatInEveryRun() {
    assertThat(id(NOW, 1, 0, DNS)).isEqualTo("0OkFuMW08sE3ZO~fxy0la0");
  }

  @Test
  void sortByTime() {
    List<String> ids = new ArrayList<>();
    for (long millis = 0; millis < 10_000; millis++) ids.add(id(NOW + millis * 1_000_000, 1, 0, DNS));
    for (long years = 1; years < 200; years++) ids.add(id(NOW + years * 31_557_600_000_000_000L, 1, 0, DNS));
    assertThat(ids).isSorted();
  }

  @Test
  void differByPacketIndexTypeAndTime() {
    assertThat(List.of(
            id(NOW, 1, 0, DNS), id(NOW, 2, 0, DNS), id(NOW, 1, 1, DNS), id(NOW, 1, 0, "session".hashCode()), id(NOW + 1, 1, 0, DNS)))
        .doesNotHaveDuplicates();
  }

  @Test
  void doNotCollideInALargeCapture() {
    List<String> ids = new ArrayList<>();
    for (int packet = 0; packet < 100_000; packet++) ids.add(id(NOW, packet, 0, DNS));
    assertThat(ids).doesNotHaveDuplicates();
  }
}
