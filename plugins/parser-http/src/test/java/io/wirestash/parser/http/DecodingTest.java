package io.wirestash.parser.http;

import static io.wirestash.parser.http.HttpAnomaly.DECODE_FAILED;
import static io.wirestash.parser.http.HttpAnomaly.DECOMPRESSION_BOMB;
import static io.wirestash.parser.http.HttpAnomaly.TOO_MANY_CODINGS;
import static io.wirestash.parser.http.HttpAnomaly.TRAILING_DATA;
import static io.wirestash.parser.http.HttpAnomaly.UNKNOWN_CODING;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.wirestash.api.event.EventType;
import io.wirestash.api.parser.Direction;
import io.wirestash.testkit.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110 section 8.4. */
class DecodingTest {
  private static final String TEXT = "hello hello hello hello";

  /** What {@code brotli} made of {@link #TEXT}, and of three million zeros. */
  private static final byte[] BROTLI = Base64.getDecoder().decode("HxYA+I2Ubt5EVYaWbCBvIU8c4Dg=");

  private static final byte[] BROTLI_BOMB = Base64.getDecoder().decode("n7/GLfgnAOKxQCDPtwU=");

  private final Wire wire = Http.wire(Http.options(4096, 1 << 20, true, false));

  enum Packed {
    GZIP("gzip"),
    X_GZIP("x-gzip"),
    ZLIB("deflate"),
    RAW("deflate"),
    BR("br"),
    ZSTD("zstd");

    final String coding;

    Packed(String coding) {
      this.coding = coding;
    }

    byte[] pack(byte[] data) {
      return switch (this) {
        case GZIP, X_GZIP -> gzip(data);
        case ZLIB -> deflate(data, false);
        case RAW -> deflate(data, true);
        case BR -> BROTLI;
        case ZSTD -> Zstd.compress(data, 3);
      };
    }
  }

  private static byte[] gzip(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] deflate(byte[] data, boolean raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflate = new DeflaterOutputStream(out, new Deflater(9, raw))) {
      deflate.write(data);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) out.writeBytes(part);
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private HttpTransaction answer(String codings, byte[] body) {
    wire.client("GET / HTTP/1.1\r\n\r\n");
    wire.server(join(bytes("HTTP/1.1 200 OK\r\n" + codings + "\r\nContent-Length: " + body.length + "\r\n\r\n"), body));
    List<HttpTransaction> events = Http.events(wire);
    return events.get(events.size() - 1);
  }

  private HttpTransaction encoded(String coding, byte[] body) {
    return answer("Content-Encoding: " + coding, body);
  }

  @ParameterizedTest
  @EnumSource
  void unpacksHoweverItIsCut(Packed packed) {
    byte[] body = packed.pack(bytes(TEXT));
    wire.bytewise();
    HttpTransaction event = encoded(packed.coding, body);
    assertThat(event.respBody()).hasToString(TEXT);
    assertThat(event.respBodySize()).isEqualTo(body.length);
    assertThat(event.respBodyDecodedSize()).isEqualTo(23);
    assertThat(event.anomalies()).isEmpty();
  }

  @Test
  void hashesTheUnpackedContent() {
    String packed = encoded("gzip", gzip(bytes(TEXT))).respBodySha256();
    String plain = answer("X: y", bytes(TEXT)).respBodySha256();
    assertThat(packed).hasSize(64).isEqualTo(plain);
  }

  @Test
  void undoesTwoLayersInTheirOrder() {
    assertThat(encoded("deflate, gzip", gzip(deflate(bytes(TEXT), false))).respBody()).hasToString(TEXT);
    assertThat(encoded("br, gzip", gzip(BROTLI)).respBody()).hasToString(TEXT);
    HttpTransaction transfer = answer("Content-Encoding: br\r\nTransfer-Encoding: gzip", gzip(BROTLI));
    assertThat(transfer.respBody()).hasToString(TEXT);
  }

  @Test
  void leavesThreeLayersAlone() {
    HttpTransaction event = encoded("gzip, gzip, gzip", gzip(gzip(gzip(bytes(TEXT)))));
    assertThat(event.respBodyType()).isEqualTo("application/gzip");
    assertThat(event.anomalies()).containsExactly(TOO_MANY_CODINGS);
  }

  @Test
  void leavesUnknownCodingsAlone() {
    assertThat(encoded("aws-chunked", bytes(TEXT))).extracting(Http::respBody, HttpTransaction::anomalies)
        .containsExactly(TEXT, List.of(UNKNOWN_CODING));
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void showsDataThatIsNotInItsCodingAsItIs(String coding) {
    HttpTransaction event = encoded(coding, bytes("plain text, no coding at all"));
    assertThat(event.respBody()).hasToString("plain text, no coding at all");
    assertThat(event.respBodySha256()).hasSize(64);
    assertThat(event.anomalies()).containsExactly(DECODE_FAILED);
  }

  @Test
  void keepsWhatWasUnpackedBeforeTheDamage() {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    byte[] packed = gzip(join(bytes("x".repeat(20_000)), noise));
    HttpTransaction event = encoded("gzip", Arrays.copyOf(packed, packed.length / 2));
    assertThat(event.respBody()).asString().startsWith("xxxx");
    assertThat(event.respBodyTruncated()).isTrue();
    assertThat(event.respBodySha256()).isNull();
    assertThat(event.respBodyDecodedSize()).isEqualTo(EventType.ABSENT);
    assertThat(event.anomalies()).containsExactly(DECODE_FAILED);
  }

  @Test
  void readsAllMembersAndAllHeaderPartsOfGzip() {
    byte[] member = deflate(bytes("b"), true);
    CRC32 crc = new CRC32();
    crc.update('b');
    byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'e', 'x', 'n', 0, 'c', 'c', 0, 1, 2};
    byte[] check = {(byte) crc.getValue(), 0, 0, 0, 1, 0, 0, 0};
    wire.bytewise();
    HttpTransaction event = encoded("gzip", join(gzip(bytes("a")), header, member, check, gzip(bytes("c"))));
    assertThat(event.respBody()).hasToString("abc");
    assertThat(event.anomalies()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZLIB"})
  void notesBytesAfterTheEnd(Packed packed) {
    HttpTransaction event = encoded(packed.coding, join(packed.pack(bytes(TEXT)), bytes("more")));
    assertThat(event.respBody()).hasToString(TEXT);
    assertThat(event.anomalies()).containsExactly(TRAILING_DATA);
  }

  @Test
  void stopsAtTheLimitWithoutAWordIfTheRatioIsModest() {
    byte[] noise = new byte[1 << 20];
    new Random(7).nextBytes(noise);
    HttpTransaction event = encoded("gzip", gzip(join(bytes("x".repeat(5000)), noise)));
    assertThat(event.respBody()).asString().hasSize(4096);
    assertThat(event.respBodyDecodedSize()).isEqualTo(EventType.ABSENT);
    assertThat(event.anomalies()).isEmpty();
  }

  @Test
  void stopsAtBombs() {
    byte[] million = new byte[3_000_000];
    assertThat(encoded("gzip, gzip", gzip(gzip(million))).anomalies()).containsExactly(DECOMPRESSION_BOMB);
    assertThat(encoded("br", BROTLI_BOMB).anomalies()).containsExactly(DECOMPRESSION_BOMB);
    assertThat(encoded("zstd", Zstd.compress(million)).anomalies()).containsExactly(DECOMPRESSION_BOMB);
  }

  @Test
  void unpacksNothingMoreAfterThreeBombsOnAConnection() {
    for (int i = 0; i < 3; i++) encoded("br", BROTLI_BOMB);
    assertThat(encoded("gzip", gzip(bytes(TEXT)))).extracting(Http::respBody, HttpTransaction::respBodyType)
        .containsExactly(null, "application/gzip");
  }

  @Test
  void unpacksOnlyWhatCameBeforeALoss() {
    byte[] noise = new byte[50_000];
    new Random(7).nextBytes(noise);
    byte[] packed = gzip(join(bytes("x".repeat(20_000)), noise));
    wire.client("GET / HTTP/1.1\r\n\r\n");
    wire.server(bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.length + "\r\n\r\n"));
    wire.server(Arrays.copyOf(packed, 10_000)).lose(Direction.SERVER, 1000);
    wire.server(Arrays.copyOfRange(packed, 11_000, packed.length));
    HttpTransaction event = Http.event(wire);
    assertThat(event.respBody()).asString().startsWith("xxx");
    assertThat(event.missingBytes()).isEqualTo(1000);
    assertThat(event.anomalies()).isEmpty();
  }
}
