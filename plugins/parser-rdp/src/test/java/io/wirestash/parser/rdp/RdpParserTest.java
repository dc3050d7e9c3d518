package io.wirestash.parser.rdp;

import static io.wirestash.parser.rdp.Messages.authenticate;
import static io.wirestash.parser.rdp.Messages.clientInfo;
import static io.wirestash.parser.rdp.Messages.confirm;
import static io.wirestash.parser.rdp.Messages.credSsp;
import static io.wirestash.parser.rdp.Messages.hex;
import static io.wirestash.parser.rdp.Messages.negotiation;
import static io.wirestash.parser.rdp.Messages.request;
import static io.wirestash.parser.rdp.Messages.sendData;
import static io.wirestash.parser.rdp.Messages.tag;
import static io.wirestash.parser.rdp.Messages.token;
import static io.wirestash.parser.rdp.Messages.tpkt;
import static org.assertj.core.api.Assertions.assertThat;

import io.wirestash.api.auth.Auth;
import io.wirestash.api.auth.Credentials;
import io.wirestash.api.auth.LoginResult;
import io.wirestash.api.auth.SecretState;
import io.wirestash.api.parser.Direction;
import io.wirestash.parser.rdp.RdpConnection.Ntlm;
import io.wirestash.testkit.FixedSecrets;
import io.wirestash.testkit.Wire;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RdpParserTest {
  private static final String ALICE = "Cookie: mstshash=alice";

  private final Wire wire = wire(Credentials.SHOW);

  private static Wire wire(Credentials credentials) {
    return Wire.to(new RdpParser(new RdpOptions(List.of(3389), false), FixedSecrets.of(credentials)));
  }

  private RdpConnection only() {
    assertThat(wire.events(RdpConnection.class)).hasSize(1);
    return wire.events(RdpConnection.class).get(0);
  }

  private Auth login() {
    assertThat(wire.events(Auth.class)).hasSize(1);
    return wire.events(Auth.class).get(0);
  }

  // ---- negotiation

  @Test
  void handsOverToTls() {
    wire.client(request(ALICE, negotiation(1, 0x09, 3))).server(confirm(negotiation(2, 0x1f, 2)));

    assertThat(only().cookie()).isEqualTo("alice");
    assertThat(only().negotiation().requested()).containsExactly("ssl", "hybrid");
    assertThat(only().negotiation().requestFlags()).containsExactly("restricted_admin_required", "correlation_info");
    assertThat(only().negotiation().selected()).isEqualTo("hybrid");
    assertThat(only().negotiation().responseFlags()).containsExactly("extended_client_data", "graphics_pipeline", "0x4",
        "restricted_admin", "redirected_authentication");
    assertThat(login().user()).isEqualTo("alice");
    assertThat(login().mechanism()).isEqualTo("hybrid");
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(login().encryptedAfter()).isTrue();
    assertThat(wire.switchedTo()).isEqualTo("tls");
  }

  @Test
  void hasNoLoginWithoutAName() {
    wire.client(request("", negotiation(1, 0, 11))).server(confirm(negotiation(2, 0, 8)));

    assertThat(only().negotiation().requested()).containsExactly("ssl", "hybrid", "hybrid_ex");
    assertThat(wire.events(Auth.class)).isEmpty();
  }

  @Test
  void namesTheReasonOfARefusal() {
    wire.client(request(ALICE, negotiation(1, 0, 0))).server(confirm(negotiation(3, 0, 5)));

    assertThat(only().negotiation().failure()).isEqualTo("hybrid_required_by_server");
    assertThat(login().result()).isEqualTo(LoginResult.FAILURE);
    assertThat(login().resultCode()).isEqualTo("5");
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void keepsBlanksInTheCookie() {
    wire.client(request("Cookie: mstshash=EX\\al ice", "")).end();

    assertThat(only().cookie()).isEqualTo("EX\\al ice");
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  @Test
  void findsTheTargetOfARoutingToken() {
    // [MS-RDPBCGR] section 3.2.5.3.1
    wire.client(request("Cookie: msts=3640205228.15629.0000", negotiation(1, 0, 0))).end();

    assertThat(only().routingToken()).isEqualTo("Cookie: msts=3640205228.15629.0000");
    assertThat(only().routingTarget()).isEqualTo("172.31.249.216:3389");
  }

  @Test
  void hasNoTargetForTokensThatNameNone() {
    for (String odd : new String[] {"x.15629.0", "4294967296.1.0", "1.65536.0", "1.2", "..", "-1.1.0", "tsv://farm"}) {
      ConnectionRequest request = new ConnectionRequest(null, "Cookie: msts=" + odd, null, List.of());
      assertThat(request.target()).describedAs(odd).isNull();
    }
  }

  // ---- standard security

  @Test
  void showsALoginThatNobodyEncrypts() {
    wire.client(request(ALICE, "")).server(confirm(""));
    wire.client(sendData(0x40, clientInfo("EXAMPLE", "alice", "sesame")));

    assertThat(login().user()).isEqualTo("alice");
    assertThat(login().database()).isEqualTo("EXAMPLE");
    assertThat(login().secret().text()).isEqualTo("sesame");
    assertThat(login().mechanism()).isEqualTo("rdp");
    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
    assertThat(only().logon().domain()).isEqualTo("EXAMPLE");
    assertThat(wire.isDone()).isTrue();
  }

  @Test
  void masksThePassword() {
    Wire masked = wire(Credentials.MASK);
    masked.client(request(ALICE, "")).server(confirm("")).client(sendData(0x40, clientInfo("", "alice", "sesame")));

    assertThat(masked.events(Auth.class)).extracting(Auth::secretState).containsExactly(SecretState.MASKED);
    assertThat(masked.emitted().toString()).doesNotContain("sesame");
  }

  @Test
  void knowsWhenTheLoginIsEncrypted() {
    wire.client(request(ALICE, "")).server(confirm("")).client(sendData(0x01, "random")).end();

    assertThat(login().user()).isEqualTo("alice");
    assertThat(login().encryptedAfter()).isTrue();
  }

  // ---- network level authentication, where TLS was taken off

  private Wire nla(String ntResponse) {
    return wire.client(credSsp(token(Messages.negotiate()))).server(credSsp(token(Messages.challenge())))
        .client(credSsp(token(authenticate("Domain", "User", "COMPUTER", ntResponse)) + tag(0xa3, tag(0x04, "key"))));
  }

  @Test
  void readsNtlm() {
    nla(Messages.NT_V2_RESPONSE).server(credSsp(tag(0xa3, tag(0x04, "key")))).end();

    assertThat(only().ntlm()).isEqualTo(new Ntlm("User", "Domain", "COMPUTER"));
    assertThat(login().mechanism()).isEqualTo("ntlm");
    assertThat(login().result()).isEqualTo(LoginResult.SUCCESS);
    assertThat(login().challenge()).isEqualTo(Messages.CHALLENGE);
    assertThat(login().hash().hashcatMode()).isEqualTo(5600);
    assertThat(login().hash().value()).startsWith(
        "User::Domain:0123456789abcdef:68cd0ab851e51c96aabc927bebef6a1c:0101000000000000");
  }

  @Test
  void readsWhatAGuessCanBeCheckedAgainst() {
    nla(Messages.NT_V2_RESPONSE).end();
    byte[] challenge = HexFormat.of().parseHex(login().challenge());
    byte[] response = HexFormat.of().parseHex(login().response());

    assertThat(NtlmPassword.matches("Password", "User", "Domain", challenge, response)).isTrue();
    assertThat(NtlmPassword.matches("password", "User", "Domain", challenge, response)).isFalse();
  }

  @Test
  void showsVersionOneInItsOwnNotation() {
    nla("67c43011f30298a2ad35ece64f16331c44bdbed927841f94").end(); // [MS-NLMP] section 4.2.2.2.1

    assertThat(login().hash().hashcatMode()).isEqualTo(5500);
    assertThat(login().hash().value()).isEqualTo("User::Domain:" + "00".repeat(24)
        + ":67c43011f30298a2ad35ece64f16331c44bdbed927841f94:0123456789abcdef");
  }

  @Test
  void tellsTheServersError() {
    nla(Messages.NT_V2_RESPONSE).server(credSsp(tag(0xa4, hex("0205 00c000006d")))).end();

    assertThat(login().result()).isEqualTo(LoginResult.FAILURE);
    assertThat(login().resultCode()).isEqualTo("0xc000006d");
  }

  @Test
  void doesNotKnowWithoutAnAnswer() {
    nla(Messages.NT_V2_RESPONSE).end();

    assertThat(login().result()).isEqualTo(LoginResult.UNKNOWN);
  }

  // ---- faults and limits

  @Test
  void hasNoEventOfOtherProtocolsOverX224() {
    wire.client(request("", hex("c10201 00c202 0102 c00109"))).server(confirm("")).end(); // S7comm

    assertThat(wire.emitted()).isEmpty();
    assertThat(wire.confirmed()).isFalse();
  }

  @Test
  void notesLengthsThatLie() {
    wire.client(request(ALICE, ""));
    wire.client("\3\0\0\6", tpkt("\u00ff\u00e0\0\0\0\0\0"));
    wire.client(tpkt(hex("02f080 7f65 82ffff")), tpkt(hex("02f080 7f65 84")));
    wire.client(sendData(0x40, "\0".repeat(8) + "\u00ff".repeat(10))).end();

    assertThat(wire.anomalies())
        .startsWith("rdp.tpkt_length")
        .contains("rdp.x224_length", "rdp.truncated", "rdp.ber_length");
    assertThat(wire.events(RdpConnection.class)).hasSize(1);
  }

  @Test
  void endsWhenTheLoginNeverComes() {
    wire.client(request(ALICE, ""));
    for (int i = 0; i < 1024; i++) wire.client(tpkt(hex("02f080 28")));

    assertThat(wire.isDone()).isTrue();
    assertThat(only().cookie()).isEqualTo("alice");
  }

  @Test
  void marksWhatLacksBytes() {
    wire.client(request(ALICE, negotiation(1, 0, 1))).lose(Direction.SERVER, 19).end();

    assertThat(only().incomplete()).isTrue();
    assertThat(login().incomplete()).isTrue();
  }
}
