package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Match;
import io.wirestash.api.parser.Slice;

/**
 * A TSRequest, with which network level authentication goes on inside TLS: visible where somebody took that off.
 * Format: [MS-CSSP] section 2.2.1, DER.
 *
 * @param ntlm the message of NTLM in it, or null
 * @param errorCode the server's NTSTATUS, or 0
 * @param proof true if it holds the proof that both know the key of the TLS connection
 */
record CredSsp(NtlmMessage ntlm, long errorCode, boolean proof) {
  static final int SEQUENCE = 0x30;

  private static final int VERSION = 0xa0;
  private static final int TOKENS = 0xa1;
  private static final int PROOF = 0xa3;
  private static final int ERROR = 0xa4;
  private static final int INTEGER = 0x02;
  private static final int MOST_VERSION = 9; // 6 was the last in 2018

  /** Reads one message. */
  static CredSsp read(Cursor in) {
    if (in.u8() != SEQUENCE) throw in.malformed("unexpected_tag");
    Cursor request = in.sub(Conference.berLength(in));
    NtlmMessage ntlm = null;
    long errorCode = 0;
    boolean proof = false;
    while (request.remaining() > 0) {
      int tag = request.u8();
      Cursor value = request.sub(Conference.berLength(request));
      switch (tag) {
        case TOKENS -> ntlm = NtlmMessage.find(value.rest());
        case PROOF -> proof = true;
        case ERROR -> errorCode = integer(value);
        default -> { } // version, encrypted credentials, nonce
      }
    }
    return new CredSsp(ntlm, errorCode, proof);
  }

  private static long integer(Cursor value) {
    if (value.u8() != INTEGER) throw value.malformed("unexpected_tag");
    Slice bytes = value.bytes(Conference.berLength(value));
    long number = 0;
    for (int i = 0; i < bytes.length(); i++) number = number << 8 | bytes.at(i);
    return number & 0xffffffffL;
  }

  /** Certain if it is a version with an NTLM message. */
  static Match probe(Cursor head) {
    head.skip(1);
    Cursor request = head.sub(Conference.berLength(head));
    boolean version = request.u8() == VERSION && request.u8() == 3 && request.u8() == INTEGER && request.u8() == 1
        && request.u8() <= MOST_VERSION;
    if (!version || request.remaining() == 0 || request.u8() != TOKENS) return Match.NO;
    NtlmMessage ntlm = NtlmMessage.find(request.rest());
    if (ntlm == null) return Match.TRY;
    return ntlm.isChallenge() ? Match.TRY : Match.YES;
  }
}
