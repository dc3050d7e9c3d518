package io.wirestash.parser.smtp;

import io.wirestash.api.auth.LoginAttempt;
import io.wirestash.api.auth.PasswordHash;
import java.util.HexFormat;

/** NTLM over SASL: negotiate, challenge, authenticate ([MS-NLMP] section 1.3.1). */
final class NtlmExchange implements Sasl {
  private static final int HASHCAT_V1 = 5500;
  private static final int HASHCAT_V2 = 5600;
  private static final int V1_LENGTH = 24;
  private static final int V2_PROOF = 16;

  private final LoginAttempt attempt;
  private String challenge;

  NtlmExchange(LoginAttempt attempt) {
    this.attempt = attempt;
  }

  @Override
  public void challenge(byte[] message) {
    NtlmMessage ntlm = NtlmMessage.of(message);
    if (ntlm == null || ntlm.type() != NtlmMessage.CHALLENGE) return;
    challenge = HexFormat.of().formatHex(ntlm.challenge());
    attempt.challenge(challenge);
  }

  @Override
  public void response(byte[] message) {
    NtlmMessage ntlm = NtlmMessage.of(message);
    if (ntlm == null || ntlm.type() != NtlmMessage.AUTHENTICATE) return;
    String user = ntlm.user();
    String domain = ntlm.domain();
    byte[] lm = ntlm.lmResponse();
    byte[] nt = ntlm.ntResponse();
    attempt.user(user).response(HexFormat.of().formatHex(nt));
    if (!domain.isEmpty()) attempt.database(domain);
    if (challenge != null) attempt.hash(hash(user + "::" + domain, lm, nt));
  }

  private PasswordHash hash(String who, byte[] lm, byte[] nt) {
    HexFormat hex = HexFormat.of();
    if (nt.length < V1_LENGTH) return null;
    if (nt.length == V1_LENGTH) {
      String value = String.join(":", who, hex.formatHex(lm), hex.formatHex(nt), challenge);
      return new PasswordHash("netntlmv1", HASHCAT_V1, value);
    }
    String proof = hex.formatHex(nt, 0, V2_PROOF);
    String value = String.join(":", who, challenge, proof, hex.formatHex(nt, V2_PROOF, nt.length));
    return new PasswordHash("netntlmv2", HASHCAT_V2, value);
  }
}
