package io.wirestash.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A plugin that has nothing but the index of its components: all that a pipeline is checked against. */
final class StubPlugins {
  private final StringBuilder index = new StringBuilder();

  /** What the pipelines that "engine new" makes can name. */
  static StubPlugins ofEverything() {
    StubPlugins plugins =
        new StubPlugins()
            .component("input", "pcap_file").option("path", "list:path").option("filter", "string")
            .component("input", "interface").option("name", "list:string").option("filter", "string")
            .component("processor", "direction")
            .component("processor", "services")
            .component("processor", "geoip").option("databases", "list:path")
            .component("output", "stdout").option("format", "enum:native|ecs|line|dump")
            .component("output", "json_file").option("path", "path").option("append", "boolean")
            .component("output", "sqlite").option("path", "path").option("renew", "boolean")
            .component("parser", "traffic").emits("traffic")
            .component("parser", "session").option("data", "enum:none|one_way|both").option("udp", "boolean");
    for (String side : new String[] {"server", "client"}) {
      plugins.option(side + "s", "list:string").option(side + "_ports", "list:string");
    }
    plugins.emits("session").emits("data");
    plugins.component("parser", "anomaly").emits("anomaly");
    for (String parser : "dns ftp http mongodb mysql postgresql rdp redis smtp ssh tls".split(" ")) {
      plugins.component("parser", parser).option("ports", "list:int").emits(parser).emits("auth");
    }
    return plugins;
  }

  StubPlugins component(String kind, String name) {
    line("component", kind, name, "Factory", "Options", "What it does.");
    return this;
  }

  StubPlugins option(String name, String type) {
    line("option", name, type, "", "", "", "", "What it is.", "");
    return this;
  }

  /** Of the component above. */
  StubPlugins emits(String type) {
    line("emits", type);
    line("event", type, "Record" + type, "Codec", "What it tells.");
    return this;
  }

  private void line(String... fields) {
    index.append(String.join("\t", fields)).append('\n');
  }

  /** Makes the jar and returns its folder. */
  String in(Path folder) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Plugin-Id", "stubs");
    attributes.putValue("Plugin-Version", "1.0.0");
    attributes.putValue("Plugin-Requires", ">=0.1.0 & <0.2.0");
    try (OutputStream file = Files.newOutputStream(folder.resolve("stubs.jar"));
        JarOutputStream jar = new JarOutputStream(file, manifest)) {
      jar.putNextEntry(new ZipEntry("META-INF/wirestash/components.idx"));
      jar.write(index.toString().getBytes(StandardCharsets.UTF_8));
    }
    return folder.toString();
  }
}
