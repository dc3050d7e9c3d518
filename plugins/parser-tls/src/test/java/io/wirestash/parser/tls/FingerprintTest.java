package io.wirestash.parser.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.parser.Cursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that the authors of JA3 and JA4 give in their descriptions, as hellos on the wire. */
class FingerprintTest {
  private static ClientHello read(HelloBytes hello) {
    return ClientHello.read(Cursor.of(hello.body()));
  }

  private static HelloBytes ja3Example() {
    return HelloBytes.client(0x0301, 47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4)
        .serverName("a").numbers(ExtensionType.SUPPORTED_GROUPS, 23, 24, 25).extension(ExtensionType.POINT_FORMATS, "0100");
  }

  /** A browser's hello, in the order of the wire. */
  private static HelloBytes ja4Example() {
    return HelloBytes.client(0x0303, 0x4a4a, 0x1301, 0x1302, 0x1303, 0xc02b, 0xc02f, 0xc02c, 0xc030, 0xcca9, 0xcca8, 0xc013,
            0xc014, 0x009c, 0x009d, 0x002f, 0x0035)
        .extension(0x3a3a, "").serverName("example.com").extension(0x0017, "").extension(0xff01, "00")
        .numbers(ExtensionType.SUPPORTED_GROUPS, 0x2a2a, 29, 23, 24).extension(ExtensionType.POINT_FORMATS, "0100")
        .extension(0x0023, "").alpn("h2", "http/1.1").extension(0x0005, "0100000000")
        .numbers(ExtensionType.SIGNATURE_ALGORITHMS, 0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601)
        .extension(0x0012, "").extension(ExtensionType.KEY_SHARE, "0000").extension(0x002d, "0101")
        .versions(0x1a1a, 0x0304, 0x0303).extension(0x001b, "020002").extension(0x4469, "0003026832")
        .extension(0xaaaa, "00").extension(0x0015, "0000");
  }

  @Test
  void ja3IsThatOfItsDescription() {
    assertThat(Fingerprint.ja3(read(ja3Example()))).isEqualTo("ada70206e40642a3e4461f35503241d5");
  }

  @Test
  void ja4IsThatOfItsDescription() {
    assertThat(Fingerprint.ja4(read(ja4Example()))).isEqualTo("t13d1516h2_8daaf6152771_e5627efa2ab1");
  }

  @Test
  void ja3LeavesEmptyWhatIsNotOffered() {
    // printf '769,4-5-10-9-100-98-3-6-19-18-99,,,' | md5sum
    ClientHello plain = read(HelloBytes.client(0x0301, 4, 5, 10, 9, 100, 98, 3, 6, 19, 18, 99));
    assertThat(Fingerprint.ja3(plain)).isEqualTo("de350869b8c85de67a350c8d186f11e6");
  }

  @Test
  void ja4HashesNothingToZeros() {
    assertThat(Fingerprint.ja4(read(HelloBytes.client(0x0303)))).isEqualTo("t12i000000_000000000000_000000000000");
  }

  @Test
  void ja3sIsOfTheServersChoice() {
    // printf '771,49199,65281-11' | md5sum
    ServerHello hello = ServerHello.read(
        Cursor.of(HelloBytes.server(0x0303, 0xc02f).extension(0xff01, "00").extension(11, "0100").body()));
    assertThat(Fingerprint.ja3s(hello)).isEqualTo("303951d4c50efb2e991652225a6f02b1");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0a0a, 0x1a1a, 0x7a7a, 0xfafa})
  void greaseCountsForNothing(int grease) {
    ClientHello hello = read(ja3Example());
    ClientHello greased = read(HelloBytes.client(0x0301, grease, 47, 53, 5, 10, 49161, 49162, 49171, 49172, 50, 56, 19, 4)
        .extension(grease, "").serverName("a").numbers(ExtensionType.SUPPORTED_GROUPS, grease, 23, 24, 25)
        .extension(ExtensionType.POINT_FORMATS, "0100"));

    assertThat(Fingerprint.ja3(greased)).isEqualTo(Fingerprint.ja3(hello));
    assertThat(Fingerprint.ja4(greased)).isEqualTo(Fingerprint.ja4(hello));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0a1a, 0x0a0b, 0x1301, 0x5600})
  void otherNumbersAreNoGrease(int number) {
    assertThat(Numbers.isGrease(number)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"h2, h2", "http/1.1, h1", "x, xx", "'', 00", "'*a', 21", "'a+', 6b"})
  void ja4HasTheEndsOfTheFirstProtocol(String protocol, String ends) {
    assertThat(Fingerprint.ja4(read(HelloBytes.client(0x0303, 1).alpn(protocol)))).startsWith("t12i0101" + ends + "_");
  }

  @ParameterizedTest
  @CsvSource({"0x0304, 13", "0x0303, 12", "0x0302, 11", "0x0301, 10", "0x0300, s3", "0x0002, s2", "0x7f1c, 00"})
  void ja4HasTheHighestVersion(String version, String text) {
    assertThat(Fingerprint.ja4(read(HelloBytes.client(0x0303, 1).versions(Integer.decode(version), 0x0002, 0x0a0a))))
        .startsWith("t" + text);
  }
}
