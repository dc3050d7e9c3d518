package io.wirestash.parser.rdp;

import static io.wirestash.parser.rdp.Messages.confirm;
import static io.wirestash.parser.rdp.Messages.credSsp;
import static io.wirestash.parser.rdp.Messages.hex;
import static io.wirestash.parser.rdp.Messages.negotiation;
import static io.wirestash.parser.rdp.Messages.request;
import static io.wirestash.parser.rdp.Messages.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Credentials;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RdpProbeTest {
  private static final RdpParser PARSER =
      new RdpParser(new RdpOptions(List.of(3389), false), FixedSecrets.of(Credentials.MASK));

  static Stream<Arguments> heads() {
    String cookie = request("Cookie: mstshash=alice", "");
    String answer = confirm(negotiation(2, 0, 1));
    String s7 = request("", hex("c10201 00c202 0102 c00109"));
    return Stream.of(
        Arguments.of("cookie", Direction.CLIENT, cookie, Match.YES),
        Arguments.of("negotiation", Direction.CLIENT, request("", negotiation(1, 0, 3)), Match.YES),
        Arguments.of("answer", Direction.SERVER, answer, Match.YES),
        Arguments.of("answer from the wrong side", Direction.CLIENT, answer, Match.REVERSED),
        Arguments.of("request from the wrong side", Direction.SERVER, cookie, Match.REVERSED),
        Arguments.of("bare request", Direction.CLIENT, request("", ""), Match.TRY),
        Arguments.of("bare answer", Direction.SERVER, confirm(""), Match.TRY),
        Arguments.of("CredSSP", Direction.CLIENT, credSsp(token(Messages.negotiate())), Match.YES),
        Arguments.of("LDAP", Direction.CLIENT, hex("300c 020101 6007 020103 0400 8000"), Match.NO),
        Arguments.of("H.323", Direction.CLIENT, hex("03000010 08020001 05040388 93a50000"), Match.NO),
        Arguments.of("TLS", Direction.CLIENT, hex("1603010200 01"), Match.NO),
        Arguments.of("SSH", Direction.SERVER, "SSH-2.0-x", Match.NO));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heads")
  void tellsByTheFirstBytes(String what, Direction from, String head, Match match) {
    assertThat(Wire.probe(PARSER, from, head)).contains(match);
  }

  @Test
  void waitsForTheWholeRequest() {
    String whole = request("Cookie: mstshash=alice", negotiation(1, 0, 3));
    for (int length = 0; length < whole.length(); length++) {
      assertThat(Wire.probe(PARSER, Direction.CLIENT, whole.substring(0, length))).isEmpty();
    }
  }
}
