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

  /** The name in events. */
  public String text() {
    return text;
  }
}
