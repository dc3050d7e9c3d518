package io.wirestash.parser.ssh;

import static io.wirestash.parser.ssh.Packets.NEWKEYS;
import static io.wirestash.parser.ssh.Packets.ecdhReply;
import static io.wirestash.parser.ssh.Packets.kexInit;
import static io.wirestash.parser.ssh.Packets.packet;
import static io.wirestash.parser.ssh.Packets.string;
import static io.wirestash.parser.ssh.Packets.u32;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.Estimate.Confidence;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.parser.Direction;
import io.wirestash.parser.ssh.SshConnection.Disconnect;
import io.wirestash.parser.ssh.SshConnection.Peer;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshParserTest {
  private static final String CLIENT = "SSH-2.0-client_1.0\r\n";
  private static final String SERVER = "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n";
  private static final String OFFER =
      kexInit("curve25519-sha256", "ssh-ed25519", "chacha20-poly1305@openssh.com", "hmac-sha2-256", "none");

  private static final int SERVICE = 44; // lengths with ChaCha20-Poly1305
  private static final int NONE = 60;
  private static final int PASSWORD = 84;
  private static final int REFUSAL = 76;
  private static final int SUCCESS = 28;

  private final Wire wire = wire();

  private static Wire wire() {
    return Wire.to(new SshParser(new SshOptions(List.of(22), false), FixedSecrets.of(Credentials.MASK)));
  }

  private SshConnection only() {
    assertThat(wire.events(SshConnection.class)).hasSize(1);
    return wire.events(SshConnection.class).get(0);
  }

  private Auth login() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  private Wire handshake() {
    return wire.server(SERVER).client(CLIENT).client(OFFER).server(OFFER).client(packet("\u001e" + string("public")))
        .server(ecdhReply(Packets.KEY) + NEWKEYS).client(NEWKEYS);
  }

  /** The service for logins is asked for and accepted. */
  private Wire service() {
    return handshake().client(encrypted(SERVICE)).server(encrypted(SERVICE));
  }

  private static String encrypted(int bytes) {
    return "x".repeat(bytes);
  }

  // ---- handshake

  @Test
  void takesBannersApart() {
    wire.client("SSH-2.0-libssh-0.7.3\n").server("SSH-1.99-Cisco-1.25 for you\r\n").end();

    assertThat(only().client()).isEqualTo(
        new Peer("SSH-2.0-libssh-0.7.3", "2.0", "libssh-0.7.3", null, List.of(), null, null));
    assertThat(only().server()).isEqualTo(
        new Peer("SSH-1.99-Cisco-1.25 for you", "1.99", "Cisco-1.25", "for you", List.of(), null, null));
    assertThat(only().version()).isEqualTo("2.0");
  }

  @Test
  void keepsLinesBeforeTheBanner() {
    wire.server("Welcome\r\nto nowhere\r\n" + SERVER).end();

    assertThat(only().server().preface()).containsExactly("Welcome", "to nowhere");
    assertThat(only().server().banner()).isEqualTo("SSH-2.0-OpenSSH_9.2p1 Debian-2");
  }

  @Test
  void hasNoEventWithoutABanner() {
    wire.server("220 ftp.example.org\r\n").client("USER bob\r\n").end();

    assertThat(wire.emitted()).isEmpty();
    assertThat(wire.confirmed()).isFalse();
  }

  @Test
  void showsOffersAndWhatTheyComeTo() {
    wire.client(CLIENT, kexInit("b,a", "k2,k1", "aes256-ctr,aes128-ctr", "aes128-cbc,3des-cbc", "hmac-sha1,hmac-md5",
        "hmac-sha1,hmac-md5", "zlib,none", "none", "", "de"));
    wire.server(SERVER, kexInit("a,b", "k1", "aes128-ctr,aes256-ctr", "3des-cbc", "hmac-md5", "none", "none", "none",
        "", "")).end();

    assertThat(only().client().algorithms().encryptionS2c()).containsExactly("aes128-cbc", "3des-cbc");
    assertThat(only().client().algorithms().languagesS2c()).containsExactly("de");
    assertThat(only().negotiated())
        .isEqualTo(new Negotiated("b", "k1", "aes256-ctr", "3des-cbc", "hmac-md5", null, "none", "none"));
  }

  @Test
  void showsTheHostKey() {
    handshake().end();

    assertThat(only().hostKey())
        .isEqualTo(new HostKey("ssh-ed25519", "SHA256:2gBZ5VOawKXKpovnVDPc8CsTdKWp7Kj1Co8+YiLHBTo")); // ssh-keygen -lf
  }

  @Test
  void doesNotTakeTheGroupOfGroupExchangeForAKey() {
    String group = packet("\u001f" + string("\0" + "\u00ff".repeat(256)) + string("\u0002"));
    wire.server(SERVER, OFFER, group, packet("\u0021" + string(Packets.KEY) + string("f") + string("s"))).end();

    assertThat(only().hostKey().type()).isEqualTo("ssh-ed25519");
  }

  @Test
  void tellsWhetherPacketsCanBeDroppedUnnoticed() {
    handshake().end();

    assertThat(only().strictKex()).isFalse();
    assertThat(only().terrapinAffected()).isTrue();
  }

  @Test
  void tellsThatStrictKeyExchangePreventsIt() {
    String with = "curve25519-sha256,kex-strict-%s-v00@openssh.com";
    String cipher = "chacha20-poly1305@openssh.com";
    wire.client(CLIENT, kexInit(with.formatted("c"), "ssh-ed25519", cipher, "hmac-sha1", "none"));
    wire.server(SERVER, kexInit(with.formatted("s"), "ssh-ed25519", cipher, "hmac-sha1", "none")).end();

    assertThat(only().strictKex()).isTrue();
    assertThat(only().terrapinAffected()).isFalse();
  }

  @Test
  void tellsWhySomebodyBreaksOff() {
    String disconnect = packet("\u0001" + u32(3) + string("no matching host key type") + string(""));
    wire.server(SERVER).client(CLIENT, OFFER).server(OFFER, disconnect).end();

    assertThat(only().disconnect()).isEqualTo(new Disconnect("server", 3, "no matching host key type"));
  }

  @Test
  void recognisesSsh1() {
    wire.server("SSH-1.5-1.2.26\n").client("SSH-1.5-1.2.26\n").server("\0\0\1\0binary");

    assertThat(only().version()).isEqualTo("1.5");
    assertThat(wire.isDone()).isTrue();
    assertThat(wire.anomalies()).isEmpty();
  }

  // ---- login

  @Test
  void takesAnAnswerOfTheRightLengthForASuccess() {
    service().client(encrypted(NONE)).server(encrypted(REFUSAL))
        .client(encrypted(PASSWORD)).server(encrypted(SUCCESS)).client(encrypted(52));

    assertThat(login().result()).isEqualTo(LoginResult.SUCCESS);
    assertThat(login().mechanism()).isEqualTo("password");
    assertThat(login().estimate().confidence()).isEqualTo(Confidence.HIGH);
    assertThat(login().serverSoftware()).isEqualTo("OpenSSH_9.2p1");
    assertThat(only().auth().attempts()).isEqualTo(1);
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void beginsTheLoginWithTheFirstEncryptedPacketOfTheClient() {
    service().client(encrypted(NONE)).server(encrypted(SUCCESS)).end();

    assertThat(wire.emitted().get(0).start().packet()).isEqualTo(8);
    assertThat(wire.emitted().get(1).start().packet()).isEqualTo(1);
  }

  @Test
  void takesRepeatedAnswersOfOneLengthForRefusals() {
    service().client(encrypted(NONE)).server(encrypted(REFUSAL));
    for (int i = 0; i < 3; i++) wire.client(encrypted(PASSWORD)).server(encrypted(REFUSAL));
    wire.end();

    assertThat(login().result()).isEqualTo(LoginResult.FAILURE);
    assertThat(login().estimate().confidence()).isEqualTo(Confidence.HIGH);
    assertThat(only().auth().attempts()).isEqualTo(3);
  }

  @Test
  void doesNotKnowWhenTheLastRequestHasNoAnswer() {
    service().client(encrypted(NONE)).server(encrypted(REFUSAL))
        .client(encrypted(PASSWORD)).end();

    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(login().encryptedAfter()).isTrue();
  }

  @Test
  void knowsThatNobodyIsInWhenTheConnectionEndsAfterARefusal() {
    service().client(encrypted(NONE)).server(encrypted(REFUSAL))
        .client(encrypted(52)).endClient().endServer().end();

    assertThat(login().result()).isEqualTo(LoginResult.FAILURE);
    assertThat(login().estimate().confidence()).isEqualTo(Confidence.MEDIUM);
  }

  @Test
  void doesNotKnowWhenCompressionChangesAllLengths() {
    String offer = kexInit("curve25519-sha256", "ssh-rsa", "aes128-ctr", "hmac-sha1", "zlib");
    wire.server(SERVER).client(CLIENT, offer).server(offer, NEWKEYS).client(NEWKEYS);
    wire.client(encrypted(52)).server(encrypted(52));

    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void hasNoLoginIfTheClientLeavesAfterTheKeyExchange() {
    handshake().server(encrypted(316)).end();

    assertThat(wire.events(Auth.class)).isEmpty();
    assertThat(only().auth()).isNull();
  }

  @Test
  void countsLostBytesOfEncryptedPackets() {
    service().client(encrypted(NONE)).lose(Direction.SERVER, REFUSAL)
        .client(encrypted(PASSWORD)).server(encrypted(SUCCESS)).client(encrypted(52));

    assertThat(login().result()).isEqualTo(LoginResult.SUCCESS);
    assertThat(login().incomplete()).isTrue();
  }

  @Test
  void fingerprintsOffers() {
    handshake().end();

    // md5 of curve25519-sha256;chacha20-poly1305@openssh.com;hmac-sha2-256;none
    assertThat(only().client().hassh()).isEqualTo("5ba011fd9c6ce284eacc0176444acca2");
    assertThat(only().server().hassh()).isEqualTo("5ba011fd9c6ce284eacc0176444acca2");
  }

  @Test
  void keepsWhatWasReadBeforeAGapInTheHandshake() {
    wire.server(SERVER).client(CLIENT, OFFER).lose(Direction.SERVER, 100).client(NEWKEYS, encrypted(SERVICE)).end();

    assertThat(only().client().hassh()).isNotNull();
    assertThat(only().incomplete()).isTrue();
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  // ---- limits

  @Test
  void keepsOneHundredAlgorithmsOfAList() {
    wire.client(CLIENT, kexInit(String.join(",", Collections.nCopies(100, "a")), "k", "e", "m", "none"));
    assertThat(wire.anomalies()).isEmpty();

    wire.client(kexInit(String.join(",", Collections.nCopies(101, "a")), "k", "e", "m", "none")).end();
    assertThat(wire.anomalies()).containsExactly("ssh.too_many_algorithms");
    assertThat(only().client().algorithms().kex()).hasSize(100);
  }

  @Test
  void stopsAtPacketLengthsThatLie() {
    for (int length : new int[] {-1, 0, 4, 0x40001, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      Wire each = wire();
      each.client(CLIENT, u32(length), "more").end();

      assertThat(each.anomalies()).describedAs("length " + length).containsExactly("ssh.packet_length");
      assertThat(each.events(SshConnection.class)).hasSize(1);
    }
  }

  @Test
  void notesPaddingThatLeavesNoPayload() {
    wire.client(CLIENT, u32(8) + "\u0008" + "\0".repeat(7)).end();

    assertThat(wire.anomalies()).containsExactly("ssh.out_of_range");
  }

  @Test
  void stopsWhenTheHandshakeIsTooLong() {
    wire.client(CLIENT);
    String large = packet("\u0002" + "i".repeat(32_000));
    for (int i = 0; i < 9; i++) wire.client(large);
    wire.end();

    assertThat(wire.anomalies()).containsExactly("ssh.handshake_too_long");
  }

  @Test
  void stopsWhenNoBannerEverComes() {
    for (int i = 0; i < 1024; i++) wire.server("never\n");
    assertThat(wire.anomalies()).isEmpty();

    wire.server("never\n", "never\n").client(CLIENT).end();
    assertThat(wire.anomalies()).containsExactly("ssh.too_many_lines");
    assertThat(only().server().preface()).hasSize(10);
  }

  @Test
  void givesUpWhenTheLoginMustBeOver() {
    service();
    for (int i = 0; i < 17; i++) wire.client(encrypted(1000)).server(encrypted(1000));

    assertThat(wire.isDone()).isTrue();
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void countsThousandsOfAttempts() {
    service();
    for (int i = 0; i < 5000; i++) wire.client(encrypted(PASSWORD)).server(encrypted(REFUSAL));
    wire.end();

    assertThat(only().auth().attempts()).isEqualTo(5000);
  }
}
