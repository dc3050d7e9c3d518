package io.wirestash.api.packet;

import java.util.Locale;

/** How one packet travels inside another. */
public enum TunnelKind {
  GRE,
  ERSPAN,
  IPIP,
  SIX_IN_FOUR("6in4"),
  FOUR_IN_SIX("4in6"),
  SIX_IN_SIX("6in6"),
  VXLAN,
  GENEVE,
  PPPOE,
  MPLS,
  GTP,
  TEREDO,
  L2TP;

  private final String text;

  TunnelKind() {
    this.text = name().toLowerCase(Locale.ROOT);
  }

  TunnelKind(String text) {
    this.text = text;
  }

  /** True if both directions carry the same id as a rule, so that it may tell flows apart. */
  public boolean symmetric() {
    return switch (this) {
      case MPLS, GTP, L2TP -> false; // each end chooses the number by which it wants to be sent to
      default -> true;
    };
  }

  /** The name in events. */
  public String text() {
    return text;
  }
}
