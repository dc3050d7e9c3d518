package io.wirestash.core.packet;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.packet.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumPolicyTest {
  private static final int GOOD = Packet.TRANSPORT_CHECKSUM_GOOD;
  private static final int BAD = Packet.TRANSPORT_CHECKSUM_BAD;
  private static final int PARTIAL = Packet.TRANSPORT_CHECKSUM_PARTIAL;

  private final PacketMaker packets = new PacketMaker();

  private Packet packet(String host, int checksum) {
    return packets.flags(checksum).udp(host + ":4000", "10.0.0.9:53", 10);
  }

  private static ChecksumPolicy policy(ChecksumMode mode) {
    return new ChecksumPolicy(mode, 0x5eed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "[2001:db8::1]"})
  void aWrongChecksumOfAHostThatComputesThemIsADecoy(String host) {
    ChecksumPolicy policy = policy(ChecksumMode.AUTO);
    assertThat(policy.withholds(packet(host, GOOD))).isFalse();
    Packet decoy = packets.flags(BAD).udp(host + ":4000", host.startsWith("[") ? "[2001:db8::9]:53" : "10.0.0.9:53", 10);
    assertThat(policy.withholds(decoy)).isTrue();
    assertThat(decoy.anomaly(0)).isEqualTo("checksum.bad");
    assertThat(policy.withheld()).isOne();
  }

  @Test
  void aHostThatNeverShowedAValidOneLeavesThemToItsCard() {
    ChecksumPolicy policy = policy(ChecksumMode.AUTO);
    policy.withholds(packet("10.0.0.2", GOOD));
    for (int i = 0; i < 3; i++) assertThat(policy.withholds(packet("10.0.0.1", BAD))).isFalse();
    assertThat(policy.offloaded()).isEqualTo(3);
  }

  @Test
  void whatOffloadLeavesIsNoDecoyWhoeverSentIt() {
    ChecksumPolicy policy = policy(ChecksumMode.AUTO);
    policy.withholds(packet("10.0.0.1", GOOD));
    assertThat(policy.withholds(packet("10.0.0.1", PARTIAL))).isFalse();
  }

  @Test
  void aWrongHeaderChecksumCountsLikeThePayloads() {
    ChecksumPolicy policy = policy(ChecksumMode.AUTO);
    policy.withholds(packet("10.0.0.1", GOOD));
    assertThat(policy.withholds(packet("10.0.0.1", Packet.IP_CHECKSUM_BAD))).isTrue();
  }

  @Test
  void whatWasNotCheckedPasses() {
    ChecksumPolicy policy = policy(ChecksumMode.DROP);
    assertThat(policy.withholds(packet("10.0.0.1", 0))).isFalse();
  }

  @Test
  void acceptLetsAllPassAndDropNone() {
    assertThat(policy(ChecksumMode.DROP).withholds(packet("10.0.0.1", BAD))).isTrue();
    ChecksumPolicy accepting = policy(ChecksumMode.ACCEPT);
    accepting.withholds(packet("10.0.0.1", GOOD));
    assertThat(accepting.withholds(packet("10.0.0.1", BAD))).isFalse();
  }
}
