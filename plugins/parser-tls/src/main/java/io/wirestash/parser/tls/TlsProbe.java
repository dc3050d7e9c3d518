package io.wirestash.parser.tls;

import io.wirestash.api.parser.Cursor;
import io.wirestash.api.parser.Direction;
import io.wirestash.api.parser.Match;

/** Tells by the first message whether a stream is TLS: it begins with a hello, whose form leaves little to chance. */
final class TlsProbe {
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int MESSAGE_HEADER = 4;
  private static final int MIN_HELLO = 38; // version, random, and empty lists

  private TlsProbe() {}

  static Match probe(Direction from, Cursor head) {
    return (head.peek() & 0x80) != 0 ? ssl2(from, head) : record(from, head);
  }

  private static Match record(Direction from, Cursor head) {
    if (head.u8() != HANDSHAKE || head.u8() != 3 || head.u8() > 4) return Match.NO;
    int length = head.u16();
    if (length == 0 || length > TlsSession.MAX_RECORD) return Match.NO;
    int type = head.u8();
    if (type != CLIENT_HELLO && type != SERVER_HELLO) return Match.NO;
    if (length >= MESSAGE_HEADER + 2 && !plausibleHello(head)) return Match.NO;
    return spokenBy(type == CLIENT_HELLO ? Direction.CLIENT : Direction.SERVER, from);
  }

  private static boolean plausibleHello(Cursor head) {
    int length = head.u24();
    if (length < MIN_HELLO || length > HandshakeBuffer.MAX_MESSAGE) return false;
    return head.u8() == 3 && head.u8() <= 4;
  }

  /** RFC 5246 appendix E.2: all its lengths must add up. */
  private static Match ssl2(Direction from, Cursor head) {
    int length = head.u16() & 0x7fff;
    if (head.u8() != CLIENT_HELLO) return Match.NO;
    int version = head.u16();
    if (version != Version.SSL2 && version >> 8 != 3) return Match.NO;
    int ciphers = head.u16();
    int session = head.u16();
    int challenge = head.u16();
    boolean adds = ciphers > 0 && ciphers % 3 == 0 && challenge >= 16 && challenge <= 32
        && length == 9 + ciphers + session + challenge;
    return adds ? spokenBy(Direction.CLIENT, from) : Match.NO;
  }

  private static Match spokenBy(Direction wanted, Direction from) {
    return wanted == from ? Match.YES : Match.REVERSED;
  }
}
