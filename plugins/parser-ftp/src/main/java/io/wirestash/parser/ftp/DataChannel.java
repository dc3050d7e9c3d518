package io.wirestash.parser.ftp;

import io.wirestash.api.event.Help;
import io.wirestash.api.event.Ip;
import io.wirestash.api.event.JsonType;

/** Where a data connection is to be opened. */
record DataChannel(
    @Help("active (PORT), passive (PASV), extended_active (EPRT) or extended_passive (EPSV).") Mode mode,
    @JsonType("ip") @Help("Address that accepts the connection.") Ip ip,
    @Help("Port that accepts the connection.") int port) {
  enum Mode {
    ACTIVE,
    PASSIVE,
    EXTENDED_ACTIVE,
    EXTENDED_PASSIVE;

    /** True if the client opens the connection. */
    boolean isPassive() {
      return this == PASSIVE || this == EXTENDED_PASSIVE;
    }
  }
}
