package io.wirestash.parser.mongodb;

import io.wirestash.api.event.Help;

/** What a client says of itself in a handshake: MongoDB Handshake specification. */
record ClientMetadata(
    @Help("Name of the application.") String application,
    @Help("The driver.") String driver,
    @Help("Its version.") String driverVersion,
    @Help("Operating system: its kind or name, and version.") String os,
    @Help("Architecture of the processor.") String architecture,
    @Help("What the driver runs on.") String platform) {

  static ClientMetadata of(Bson client) {
    if (client == null) return null;
    return new ClientMetadata(
        text(client, "application", "name"),
        text(client, "driver", "name"),
        text(client, "driver", "version"),
        os(client.document("os")),
        text(client, "os", "architecture"),
        client.text("platform"));
  }

  private static String text(Bson client, String part, String name) {
    Bson document = client.document(part);
    return document == null ? null : document.text(name);
  }

  private static String os(Bson os) {
    if (os == null) return null;
    String name = os.text("name");
    if (name == null) name = os.text("type");
    String version = os.text("version");
    return version == null ? name : name + " " + version;
  }

  /** Driver and version, or null. */
  String software() {
    return driverVersion == null || driver == null ? driver : driver + " " + driverVersion;
  }
}
