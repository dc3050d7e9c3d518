package io.wirestash.parser.tls;

import static io.wirestash.parser.tls.HelloBytes.hex;
import static io.wirestash.parser.tls.HelloBytes.join;
import static io.wirestash.parser.tls.HelloBytes.message;
import static io.wirestash.parser.tls.HelloBytes.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Wire;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsSessionTest {
  private static final int ECDHE = 0xc02f;
  private static final byte[] HELLO =
      HelloBytes.client(0x0303, ECDHE, 0x1301).serverName("www.example").alpn("h2").record();
  private static final byte[] HELLO_13 =
      HelloBytes.client(0x0303, ECDHE, 0x1301).serverName("www.example").versions(0x0a0a, 0x0304, 0x0303).record();
  private static final byte[] ANSWER = HelloBytes.server(0x0303, ECDHE).alpn("h2").record();
  private static final byte[] ANSWER_13 =
      HelloBytes.server(0x0303, 0x1301).extension(43, "0304").extension(51, "001d0000").record();
  private static final byte[] RETRY = HelloBytes.server(0x0303, 0x1301)
      .random(hex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c")).extension(43, "0304").record();
  private static final byte[] KEY_EXCHANGE = record(22, message(12, hex("03001d0000")));
  private static final byte[] HELLO_DONE = record(22, message(14, new byte[0]));
  private static final byte[] CHANGE = record(20, new byte[] {1});
  private static final byte[] DATA = record(23, new byte[40]);
  private static final byte[] REFUSAL = record(21, new byte[] {2, 40});

  private final Wire wire = Wire.to(new TlsParser(new TlsOptions(List.of(443))));

  private TlsHandshake only() {
    assertThat(wire.events(TlsHandshake.class)).hasSize(1);
    return wire.events(TlsHandshake.class).get(0);
  }

  private List<TlsHandshake> events() {
    return wire.events(TlsHandshake.class);
  }

  @Nested
  class UpToTls12 {
    @Test
    void theHandshakeIsOverWhenBothSidesHaveChangedTheCipher() {
      wire.client(HELLO).server(ANSWER, KEY_EXCHANGE, HELLO_DONE).client(CHANGE);
      assertThat(events()).isEmpty();
      wire.server(CHANGE);

      assertThat(only()).extracting(
              TlsHandshake::version, TlsHandshake::cipher, TlsHandshake::curve, TlsHandshake::sni, TlsHandshake::alpn,
              TlsHandshake::resumed, TlsHandshake::established)
          .containsExactly("TLSv1.2", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "x25519", "www.example", "h2", false, true);
      assertThat(wire.confirmed()).isTrue();
      assertThat(wire.isDone()).isTrue();
    }

    @Test
    void aServerThatChangesTheCipherAtOnceResumesASession() {
      wire.client(HELLO).server(ANSWER, CHANGE).client(CHANGE);

      assertThat(only().resumed()).isTrue();
    }

    @Test
    void anAlertEndsItIfItIsFatal() {
      wire.client(HELLO).server(record(21, new byte[] {1, 112}));
      assertThat(events()).isEmpty();
      wire.server(REFUSAL);

      assertThat(only().alert()).isEqualTo(new Alert("server", true, "handshake_failure"));
      assertThat(only().established()).isNull();
    }

    @Test
    void whatLooksLikeAnAlertIsNoneOnceEncrypted() {
      wire.client(HELLO).server(ANSWER, HELLO_DONE).client(CHANGE, REFUSAL).server(CHANGE);

      assertThat(only().alert()).isNull();
    }
  }

  @Nested
  class Tls13 {
    @Test
    void theHandshakeIsOverWhenBothSidesHaveSentEncryptedRecords() {
      wire.client(HELLO_13).server(ANSWER_13, CHANGE, DATA).client(CHANGE);
      assertThat(events()).isEmpty();
      wire.client(DATA);

      assertThat(only().version()).isEqualTo("TLSv1.3");
      assertThat(only().clientVersions()).containsExactly("TLSv1.3", "TLSv1.2");
      assertThat(only().curve()).isEqualTo("x25519");
      assertThat(only().established()).isTrue();
    }

    @Test
    void aKeyThatIsKnownFromBeforeResumesASession() {
      byte[] resuming = HelloBytes.server(0x0303, 0x1301).extension(43, "0304").extension(41, "0000").record();
      wire.client(HELLO_13).server(resuming, DATA).client(DATA);

      assertThat(only().resumed()).isTrue();
    }

    @Test
    void aRetryRequestComesBeforeTheRealHello() {
      wire.client(HELLO_13).server(RETRY, CHANGE).client(CHANGE, HELLO).server(ANSWER_13, DATA).client(DATA);

      assertThat(only().helloRetry()).isTrue();
      assertThat(only().version()).isEqualTo("TLSv1.3");
      assertThat(only().clientVersions()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    @Test
    void earlyDataIsNotTheEnd() {
      byte[] early = HelloBytes.client(0x0303, 0x1301).versions(0x0304).extension(42, "").record();
      wire.client(early, CHANGE, DATA).server(ANSWER_13, DATA);

      assertThat(only().cipher()).isEqualTo("TLS_AES_128_GCM_SHA256");
    }
  }

  @Nested
  class OneSidedCaptures {
    @Test
    void giveWhatTheClientOffered() {
      wire.client(HELLO, CHANGE, DATA);

      assertThat(only().sni()).isEqualTo("www.example");
      assertThat(only().version()).isNull();
      assertThat(only().resumed()).isNull();
    }

    @Test
    void giveWhatTheServerChose() {
      wire.server(ANSWER, CHANGE, DATA);

      assertThat(only().version()).isEqualTo("TLSv1.2");
      assertThat(only().ja3()).isNull();
    }

    @Test
    void giveWhatWasSeenBeforeBytesWereLost() {
      wire.client(HELLO).server(ANSWER).lose(Direction.SERVER, 100).server(CHANGE);

      assertThat(only().version()).isEqualTo("TLSv1.2");
    }

    @Test
    void doNotWaitForASideWhoseBytesWereLost() {
      wire.client(HELLO_13).lose(Direction.CLIENT, 100).server(ANSWER_13, DATA);

      assertThat(only().established()).isNull();
    }

    @Test
    void giveWhatWasSeenAtTheEnd() {
      wire.client(HELLO).endClient();
      assertThat(events()).isEmpty();
      wire.end();

      assertThat(only().sni()).isEqualTo("www.example");
    }
  }

  @Nested
  class Messages {
    @Test
    void mayBeSpreadOverRecordsAndSegments() {
      byte[] hello = Arrays.copyOfRange(HELLO, 5, HELLO.length);
      byte[] first = record(22, Arrays.copyOf(hello, 3));
      byte[] second = record(22, Arrays.copyOfRange(hello, 3, 50));
      byte[] third = record(22, Arrays.copyOfRange(hello, 50, hello.length));
      wire.bytewise().client(join(first, second, third)).server(ANSWER, DATA);

      assertThat(only().sni()).isEqualTo("www.example");
      assertThat(wire.emitted().get(0).start().packet()).isEqualTo(1);
      assertThat(wire.emitted().get(0).end().packet()).isEqualTo(3);
    }

    @Test
    void mayShareARecord() {
      byte[] answer = HelloBytes.server(0x0303, ECDHE).message();
      byte[] done = message(14, new byte[0]);
      wire.client(HELLO).server(record(22, join(answer, message(12, hex("03001d")), done))).server(CHANGE).client(CHANGE);

      assertThat(only().curve()).isEqualTo("x25519");
      assertThat(only().resumed()).isFalse();
    }

    @Test
    void areReadUpTo64KiB() {
      wire.client(HELLO).server(ANSWER, record(22, hex("0b010000")));
      assertThat(wire.anomalies()).isEmpty();
    }

    @Test
    void areNotReadBeyond64KiB() {
      wire.client(HELLO).server(ANSWER, record(22, hex("0b010001")));

      assertThat(wire.anomalies()).containsExactly("tls.handshake_too_long");
      assertThat(only().version()).isEqualTo("TLSv1.2");
      assertThat(wire.isDone()).isTrue();
    }

    @Test
    void withLyingLengthsAreNamedAndLeftOut() {
      byte[] lying = HelloBytes.server(0x0303, ECDHE).extension(16, "00ff0268").record();
      wire.client(HELLO).server(lying, REFUSAL);

      assertThat(wire.anomalies()).containsExactly("tls.truncated");
      assertThat(only().version()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000", "000004 000001 00", "000003 0000ff", "000009 000006 308001020304"})
    void withoutAUsableCertificateTellNothingOfIt(String certificates) {
      wire.client(HELLO).server(ANSWER, record(22, message(11, hex(certificates))), HELLO_DONE, CHANGE).client(CHANGE);

      assertThat(only().certificate()).isNull();
      assertThat(wire.anomalies()).allMatch(code -> code.equals("tls.bad_certificate") || code.equals("tls.truncated"));
    }
  }

  @Test
  void aHelloInTheFormOfSsl2MayBeginTheConnection() {
    byte[] hello = hex("802e 01 0301 0015 0000 0010 00002f 000035 00000a 010080 000005 000004 0700c0"
        + "00112233445566778899aabbccddeeff");
    wire.client(hello).server(HelloBytes.server(0x0301, 0x2f).record(), HELLO_DONE).client(CHANGE).server(CHANGE);

    assertThat(only().ssl2Hello()).isTrue();
    assertThat(only().clientVersions()).containsExactly("TLSv1.0");
    assertThat(only().version()).isEqualTo("TLSv1.0");
  }

  @Test
  void bytesThatAreNoRecordsEndTheReading() {
    wire.client(HELLO).server("HTTP/1.1 400 Bad Request\r\n");

    assertThat(wire.anomalies()).containsExactly("tls.bad_record");
    assertThat(only().sni()).isEqualTo("www.example");
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void bytesThatNeverWereTlsGiveNothing() {
    wire.client("hello, world").end();

    assertThat(events()).isEmpty();
    assertThat(wire.confirmed()).isFalse();
  }
}
