package io.wirestash.parser.rdp;

import io.wirestash.api.parser.Cursor;
import java.util.List;

/**
 * The server's answer to a {@link ConnectionRequest}. Format: [MS-RDPBCGR] section 2.2.1.2.
 *
 * @param selected what the server chose; {@code rdp} from one that does not negotiate; null if it refuses
 * @param failure why it refuses, or null
 * @param negotiates false if it knows of no negotiation
 */
record ConnectionConfirm(String selected, List<String> flags, String failure, long failureCode, boolean negotiates) {
  /** Reads what follows the X.224 header. */
  static ConnectionConfirm read(Cursor in) {
    if (in.remaining() < Negotiation.LENGTH) return accepted(Negotiation.STANDARD, List.of(), false);
    int type = in.u8();
    int flags = in.u8();
    if (in.u16le() != Negotiation.LENGTH) throw in.malformed("negotiation_length");
    long value = in.u32le();
    return switch (type) {
      case Negotiation.RESPONSE ->
          accepted(String.join("+", Negotiation.protocols(value)), Negotiation.responseFlags(flags), true);
      case Negotiation.FAILURE -> new ConnectionConfirm(null, List.of(), Negotiation.failure(value), value, true);
      default -> throw in.malformed("negotiation_type");
    };
  }

  private static ConnectionConfirm accepted(String selected, List<String> flags, boolean negotiates) {
    return new ConnectionConfirm(selected, flags, null, 0, negotiates);
  }

  boolean isCertain() {
    return negotiates;
  }

  /** True if RDP's own security follows, not TLS. */
  boolean isStandard() {
    return Negotiation.STANDARD.equals(selected);
  }
}
