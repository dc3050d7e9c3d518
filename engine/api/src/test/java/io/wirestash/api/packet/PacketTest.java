package io.wirestash.api.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketTest {
  private static final CaptureInterface ORIGIN = new CaptureInterface(0, "test", 1, false);

  private final Packet packet = new Packet();

  @Test
  void aReassembledDatagramRemembersHowLongItsLastFragmentWas() {
    begin();
    packet.ip(4, 14, 36);
    packet.reassembled(new byte[2000], 0, 2000);
    packet.ip(4, 0, 2000);
    assertThat(crossed().fragmentLength()).isEqualTo(36);
    assertThat(crossed().ipLength()).isEqualTo(2000);
    assertThat(crossed().flags()).isEqualTo(Packet.REASSEMBLED);
  }

  @Test
  void ofADatagramInAnotherTheInnerFragmentCounts() {
    begin();
    packet.ip(4, 14, 0xffff);
    packet.reassembled(new byte[2000], 0, 2000);
    packet.ip(4, 20, 48);
    packet.reassembled(new byte[1000], 0, 1000);
    assertThat(crossed().fragmentLength()).isEqualTo(48);
  }

  @Test
  void whatWasNeverInFragmentsHasNoFragmentLength() {
    begin();
    packet.ip(4, 14, 36);
    assertThat(crossed().fragmentLength()).isZero();
  }

  private void begin() {
    packet.reset(new byte[64], 0, 64, 64, 0, 1, ORIGIN);
  }

  /** What arrives at another thread. */
  private Packet crossed() {
    int[] facts = new int[Packet.SAVED];
    packet.save(facts, 0);
    Packet arrived = new Packet();
    arrived.load(facts, 0, packet.bytes(), 64, 0, 1, ORIGIN);
    return arrived;
  }
}
