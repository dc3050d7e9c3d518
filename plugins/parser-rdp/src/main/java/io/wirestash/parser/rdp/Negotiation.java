package io.wirestash.parser.rdp;

import java.util.ArrayList;
import java.util.List;

/** Names for what the sides negotiate. Format: [MS-RDPBCGR] sections 2.2.1.1.1, 2.2.1.2.1 and 2.2.1.2.2. */
final class Negotiation {
  static final int REQUEST = 1;
  static final int RESPONSE = 2;
  static final int FAILURE = 3;

  /** Length of each of the three, which stands in them too. */
  static final int LENGTH = 8;

  /** Security by RDP's own means. */
  static final String STANDARD = "rdp";

  private static final String[] PROTOCOLS = {"ssl", "hybrid", "rdstls", "hybrid_ex", "rdsaad"};
  private static final String[] REQUEST_FLAGS =
      {"restricted_admin_required", "redirected_authentication_required", null, "correlation_info"};
  private static final String[] RESPONSE_FLAGS =
      {"extended_client_data", "graphics_pipeline", null, "restricted_admin", "redirected_authentication"};
  private static final String[] FAILURES = {
    null, "ssl_required_by_server", "ssl_not_allowed_by_server", "ssl_cert_not_on_server", "inconsistent_flags",
    "hybrid_required_by_server", "ssl_with_user_auth_required_by_server"
  };

  private Negotiation() {}

  static List<String> protocols(long bits) {
    return bits == 0 ? List.of(STANDARD) : names(bits, PROTOCOLS);
  }

  static List<String> requestFlags(long bits) {
    return names(bits, REQUEST_FLAGS);
  }

  static List<String> responseFlags(long bits) {
    return names(bits, RESPONSE_FLAGS);
  }

  static String failure(long code) {
    return code > 0 && code < FAILURES.length ? FAILURES[(int) code] : Long.toString(code);
  }

  private static List<String> names(long bits, String[] known) {
    List<String> names = new ArrayList<>(2);
    for (int i = 0; i < Integer.SIZE; i++) {
      if ((bits >>> i & 1) == 0) continue;
      String name = i < known.length ? known[i] : null;
      names.add(name != null ? name : "0x" + Long.toHexString(1L << i));
    }
    return names;
  }
}
