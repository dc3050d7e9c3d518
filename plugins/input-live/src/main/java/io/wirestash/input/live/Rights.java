package io.wirestash.input.live;

import java.nio.file.Path;

/** How a process gets the right to capture. */
final class Rights {
  private Rights() {}

  /** What to tell a user who has none. */
  static String missing(String name) {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return name + ": no right to capture. One of these gives it:\n"
        + "  - the service in systemd/wirestash@.service: it has CAP_NET_RAW and nothing else\n"
        + "  - sudo setcap cap_net_raw+ep " + java + "   (whoever may run this Java may then capture)\n"
        + "  - run as root\n"
        + "  - let another program capture: tcpdump -i " + name + " -w - | engine run PIPELINE -r -";
  }
}
