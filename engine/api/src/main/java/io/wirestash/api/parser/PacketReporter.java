package io.wirestash.api.parser;

import io.wirestash.api.packet.Packet;

/**
 * A component of the parser stage that makes an event of each packet, also of those that the decoders could not read to
 * the end and of fragments. Stateless; several threads call it.
 */
public interface PacketReporter {
  /**
   * @param packet the decoded packet, valid during the call
   * @param flow what the packet belongs to, or null
   * @return null for no event
   */
  Record report(Packet packet, Flow flow);
}
