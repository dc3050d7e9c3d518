package io.wirestash.parser.rdp;

import static io.wirestash.parser.rdp.Messages.authenticate;
import static io.wirestash.parser.rdp.Messages.challenge;
import static io.wirestash.parser.rdp.Messages.credSsp;
import static io.wirestash.parser.rdp.Messages.hex;
import static io.wirestash.parser.rdp.Messages.negotiate;
import static io.wirestash.parser.rdp.Messages.tag;
import static io.wirestash.parser.rdp.Messages.token;

import io.wirestash.testkit.Conversation;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Wrote {@code src/test/captures/ntlm.pcap} from the specification: network level authentication as a TLS interceptor
 * shows it, accepted and refused, and a negotiation that the server refuses.
 */
final class NtlmCapture {
  private static final String SERVER = "198.51.100.7";

  private NtlmCapture() {}

  public static void main(String[] args) {
    String proof = tag(0xa3, tag(0x04, "key"));
    String refusal = tag(0xa4, hex("0205 00c000006d"));
    Conversation refused = connection(40003)
        .client(Messages.request("Cookie: mstshash=user", Messages.negotiation(1, 0, 1)))
        .server(Messages.confirm(Messages.negotiation(3, 0, 5)))
        .close();
    Path file = Path.of("src/test/captures/ntlm.pcap");
    Conversation.save(file, login(40001, proof, 0), login(40002, refusal, 1), refused);
  }

  private static Conversation login(int port, String answer, int seconds) {
    String login = authenticate("Domain", "User", "COMPUTER", Messages.NT_V2_RESPONSE);
    return connection(port)
        .later(Duration.ofSeconds(seconds))
        .client(credSsp(token(negotiate())))
        .server(credSsp(token(challenge())))
        .client(credSsp(token(login) + tag(0xa3, tag(0x04, "key"))))
        .server(credSsp(answer))
        .close();
  }

  private static Conversation connection(int port) {
    return Conversation.between("192.0.2.1", port, SERVER, 3389).handshake();
  }
}
