package io.wirestash.api.packet;

import java.io.IOException;
import java.util.List;

/** A factory of a live input that can tell what there is to capture from. */
public interface InterfaceLister {
  /**
   * Something packets can be captured from.
   *
   * @param description in words, or null
   * @param addresses IP addresses, with no scope
   * @param linkType number of the LINKTYPE_ registry, or -1 if it is not known without the right to capture
   */
  record Listed(
      String name, String description, List<String> addresses, boolean loopback, boolean up, boolean running, int linkType) {}

  /**
   * Lists them, in the order in which the system names them.
   *
   * @throws IOException if they cannot be listed; its message is shown to the user
   */
  List<Listed> interfaces() throws IOException;
}
