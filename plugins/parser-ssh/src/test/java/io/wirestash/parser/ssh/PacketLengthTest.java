package io.wirestash.parser.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketLengthTest {
  /** Lengths as OpenSSH, dropbear and PuTTY send them. */
  @ParameterizedTest
  @CsvSource({
    "chacha20-poly1305@openssh.com, , 17, 44",
    "chacha20-poly1305@openssh.com, hmac-sha1, 1, 28",
    "aes256-gcm@openssh.com, , 17, 52",
    "aes256-gcm@openssh.com, , 1, 36",
    "aes256-ctr, hmac-sha2-256, 17, 64",
    "aes256-ctr, hmac-sha2-256, 1, 48",
    "aes128-ctr, hmac-sha2-256-etm@openssh.com, 17, 68",
    "aes128-ctr, umac-64@openssh.com, 17, 40",
    "3des-cbc, hmac-sha1-96, 1, 28",
    "arcfour128, hmac-md5, 17, 48"
  })
  void isThePayloadWithPaddingAndMac(String encryption, String mac, int payload, int packet) {
    assertThat(PacketLength.of(encryption, mac, "none").of(payload)).isEqualTo(packet);
  }

  @Test
  void holdsNoLongerPayload() {
    PacketLength length = PacketLength.of("aes256-ctr", "hmac-sha2-256", "none");
    int most = (int) length.mostPayload(80);

    assertThat(length.of(most)).isEqualTo(80);
    assertThat(length.of(most + 1)).isEqualTo(96);
  }

  @ParameterizedTest
  @CsvSource({
    "rot13, hmac-sha1, none", "aes128-ctr, crc32, none", "aes128-ctr, , none", "aes128-ctr, hmac-sha1, zlib", ", ,"
  })
  void isUnknownOfUnknownAlgorithmsAndCompressedPackets(String encryption, String mac, String compression) {
    assertThat(PacketLength.of(encryption, mac, compression)).isNull();
  }
}
