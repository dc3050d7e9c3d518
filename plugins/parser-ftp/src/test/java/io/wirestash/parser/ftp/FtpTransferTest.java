package io.wirestash.parser.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.EndCause;
import io.wirestash.parser.ftp.DataChannel.Mode;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Between the client 10.0.0.1 and the server 10.0.0.2. */
class FtpTransferTest {
  private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  private final Wire wire = wire(true);

  private static Wire wire(boolean hash) {
    return Wire.to(new FtpParser(new FtpOptions(List.of(21), false, hash), FixedSecrets.of(Credentials.MASK)));
  }

  private FtpExchange event(String command) {
    return wire.events(FtpExchange.class).stream().filter(each -> command.equals(each.command())).findFirst().orElseThrow();
  }

  private Wire passive(int port) {
    wire.client("PASV\r\n").server("227 Mode (10,0,0,2," + (port >> 8) + "," + (port & 255) + ")\r\n");
    return wire;
  }

  @Test
  void tiesAPassiveDownloadToItsCommand() {
    Wire data = passive(4000).connectExpected(4000);
    wire.client("RETR a.txt\r\n").server("150 ok\r\n");
    data.server("a", "bc").endServer().endClient();
    wire.server("226 done\r\n");
    FtpExchange download = event("RETR");
    assertThat(download.transfer()).isEqualTo(Transfer.of(3, SHA256_OF_ABC, 0, true));
    assertThat(download.dataChannel().mode()).isEqualTo(Mode.PASSIVE);
    assertThat(download.dataChannel().port()).isEqualTo(4000);
    assertThat(event("PASV").dataChannel()).isEqualTo(download.dataChannel());
    assertThat(data.confirmed()).isTrue();
  }

  @Test
  void tiesAnActiveUploadToItsCommand() {
    wire.client("PORT 10,0,0,1,16,0\r\n").server("200 ok\r\n").client("STOR b\r\n").server("150 ok\r\n");
    assertThat(wire.expected()).singleElement().matches(each -> each.listener() == Direction.CLIENT);
    Wire data = wire.connectExpected(4096);
    data.server("abc").endServer().endClient(); // the client of the control connection accepted this one
    wire.server("226 done\r\n");
    assertThat(event("STOR").transfer().sha256()).isEqualTo(SHA256_OF_ABC);
    assertThat(event("STOR").dataChannel().mode()).isEqualTo(Mode.ACTIVE);
  }

  @Test
  void followsExtendedChannelsOverIpv6() {
    wire.from("2001:db8::1", 50_000).at("2001:db8::2", 21);
    wire.client("EPSV\r\n").server("229 Mode (|||5000|)\r\n").client("LIST\r\n").server("150 ok\r\n");
    wire.connectExpected(5000).server("abc").endServer();
    wire.server("226 ok\r\n").client("EPRT |2|2001:db8::1|5001|\r\n").server("200 ok\r\n");
    wire.client("NLST\r\n").server("150 ok\r\n");
    wire.connectExpected(5001).client("abc").endClient();
    wire.server("226 ok\r\n");
    assertThat(event("LIST").transfer().size()).isEqualTo(3);
    assertThat(event("LIST").dataChannel().ip()).hasToString("2001:db8::2");
    assertThat(event("NLST").transfer().size()).isEqualTo(3);
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void waitsForDataThatComeAfterTheReply() {
    Wire data = passive(4000).connectExpected(4000);
    wire.client("RETR a\r\n").server("150 ok\r\n");
    data.server("ab");
    wire.server("226 done\r\n");
    assertThat(wire.events(FtpExchange.class)).extracting(FtpExchange::command).doesNotContain("RETR");
    data.server("c").endServer();
    wire.client("QUIT\r\n");
    assertThat(event("RETR").transfer().sha256()).isEqualTo(SHA256_OF_ABC);
  }

  @Test
  void saysWhatATransferHasCarriedWhenTheCaptureEnds() {
    Wire data = passive(4000).connectExpected(4000);
    wire.client("RETR a\r\n").server("150 ok\r\n");
    data.server("ab");
    wire.end();
    assertThat(event("RETR").transfer()).isEqualTo(Transfer.of(2, null, 0, false));
  }

  @Test
  void claimsNoHashOfATransferWithMissingBytes() {
    Wire data = passive(4000).connectExpected(4000);
    wire.client("RETR a\r\n").server("150 ok\r\n");
    data.server("ab").lose(Direction.SERVER, 5).server("c").endServer();
    wire.server("226 done\r\n");
    assertThat(event("RETR").transfer()).isEqualTo(Transfer.of(3, null, 5, false));
  }

  @Test
  void doesNotCallAnAbortedTransferComplete() {
    Wire data = passive(4000).connectExpected(4000);
    wire.client("RETR a\r\n").server("150 ok\r\n");
    data.server("ab").end(EndCause.RST);
    wire.server("426 aborted\r\n");
    assertThat(event("RETR").transfer().complete()).isFalse();
  }

  @Test
  void leavesHashesOutWhenTold() {
    Wire unhashed = wire(false).client("EPSV\r\n").server("229 (|||4000|)\r\n").client("RETR a\r\n").server("150 ok\r\n");
    unhashed.connectExpected(4000).server("abc").endServer();
    unhashed.server("226 ok\r\n");
    assertThat(unhashed.events(FtpExchange.class).get(1).transfer()).isEqualTo(Transfer.of(3, null, 0, true));
  }

  @Test
  void givesEachTransferItsOwnChannel() {
    passive(4000).client("LIST\r\n").server("150 ok\r\n");
    wire.connectExpected(4000).server("abc").endServer();
    wire.server("226 ok\r\n").client("LIST again\r\n").server("425 no connection\r\n");
    assertThat(wire.events(FtpExchange.class)).filteredOn(each -> "again".equals(each.argument()))
        .allMatch(each -> each.dataChannel() == null && each.transfer() == null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PORT 10,0,0,9,16,0", "PORT 10,0,0,1,0,22", "PORT 10,0,0,1,3,255", "EPRT |1|10.0.0.2|5000|",
        "EPRT |2|2001:db8::1|5000|"})
  void expectsNothingAtForeignHostsAndPrivilegedPorts(String command) {
    wire.client(command + "\r\n").server("200 ok\r\n");
    assertThat(wire.anomalies()).containsExactly("ftp.bounce");
    assertThat(wire.expected()).isEmpty();
    assertThat(wire.events(FtpExchange.class).get(0).dataChannel()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"227 Mode (192,0,2,1,16,0)", "227 Mode (10,0,0,2,0,22)", "227 Mode (10,0,0,1,16,0)", "227 (0,0,0,0,16,0)"})
  void expectsNothingWhereAServerPointsElsewhere(String reply) {
    wire.client("PASV\r\n").server(reply + "\r\n");
    assertThat(wire.anomalies()).containsExactly("ftp.bounce");
    assertThat(wire.expected()).isEmpty();
  }

  @Test
  void expectsThePortFromWhichOthersMayServe() {
    wire.client("EPSV\r\n").server("229 (|||1024|)\r\n").client("EPSV\r\n").server("229 (|||1023|)\r\n");
    assertThat(wire.expected()).extracting(Wire.Expected::port).containsExactly(1024);
    assertThat(wire.anomalies()).containsExactly("ftp.bounce");
  }

  @Test
  void noticesAnAttemptToBounceThatTheServerRefuses() {
    wire.client("PORT 192,0,2,1,16,0\r\n").server("500 Illegal PORT command.\r\n");
    assertThat(wire.anomalies()).containsExactly("ftp.bounce");
  }

  @Test
  void expectsNothingAfterARefusal() {
    wire.client("PORT 10,0,0,1,16,0\r\n").server("500 no\r\n").client("EPSV ALL\r\n").server("200 ok\r\n");
    assertThat(wire.expected()).isEmpty();
    assertThat(wire.anomalies()).isEmpty();
  }

  @Test
  void namesAddressesThatMakeNoSense() {
    wire.client("PASV\r\n").server("227 somewhere\r\n").client("EPRT x\r\n").server("200 ok\r\n");
    assertThat(wire.anomalies()).containsExactly("ftp.bad_address", "ftp.bad_address");
  }
}
