package io.wirestash.api.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketBatchTest {
  private final PacketBatch batch = new PacketBatch();

  private void add(int packets) {
    for (int i = 0; i < packets; i++) batch.add(0, 0, 0, 0, null);
  }

  @Test
  void numbersPacketsFromTheFirstOneOn() {
    batch.begin("a", 7);
    add(300);
    assertThat(batch.number(0)).isEqualTo(7);
    assertThat(batch.number(299)).isEqualTo(306);
  }

  @Test
  void aSkippedPacketTakesUpANumber() {
    batch.begin("a", 1);
    add(1);
    batch.skip();
    batch.skip();
    add(1);
    batch.skip();
    assertThat(batch.count()).isEqualTo(2);
    assertThat(batch.skipped()).isEqualTo(3);
    assertThat(batch.number(0)).isEqualTo(1);
    assertThat(batch.number(1)).isEqualTo(4);
  }

  @Test
  void skipsAreForgottenWhenABatchIsUsedAgain() {
    batch.begin("a", 1);
    batch.skip();
    add(2);
    batch.begin("a", 10);
    add(1);
    batch.skip();
    add(1);
    assertThat(batch.number(0)).isEqualTo(10);
    assertThat(batch.number(1)).isEqualTo(12);
  }
}
