package io.wirestash.core.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HostSetTest {
  private final HostSet hosts = new HostSet();

  @Test
  void knowsWhatWasAdded() {
    assertThat(hosts.contains(0)).isFalse();
    hosts.add(0);
    hosts.add(-1);
    assertThat(hosts.contains(0)).isTrue();
    assertThat(hosts.contains(-1)).isTrue();
    assertThat(hosts.contains(2)).isFalse();
  }

  @Test
  void remembersAsManyAsItSaysAndForgetsOlderOnesWhateverTheirHashes() {
    int many = HostSet.REMEMBERED;
    for (long host = 1; host <= 3L * many; host++) hosts.add(host << 20); // all in one slot
    for (long host = 2L * many + 1; host <= 3L * many; host++) assertThat(hosts.contains(host << 20)).isTrue();
    assertThat(hosts.contains(1 << 20)).isFalse();
  }
}
