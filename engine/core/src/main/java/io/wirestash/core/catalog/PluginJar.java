package io.wirestash.core.catalog;

import io.wirestash.api.Kind;
import io.wirestash.core.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A plugin jar, read and checked without running any of its code: manifest attributes {@code Plugin-Id},
 * {@code Plugin-Version}, {@code Plugin-Requires} and {@code Plugin-Provider}, and the component index.
 */
record PluginJar(PluginInfo plugin, Index index) {
  private static final int MAX_INDEX = 1 << 20;
  private static final int MAX_ENTRIES = 50_000;

  /** Whoever packs the API packs one of these: every factory needs the first, every event the second. */
  private static final List<String> API =
      List.of("io/wirestash/api/ComponentFactory.class", "io/wirestash/api/event/EventCodec.class");

  /** Why a jar is not a plugin of this engine. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Diagnostic diagnostic;

    private Unfit(String code, String message, String... notes) {
      super(message, null, false, false);
      diagnostic = Diagnostic.error(code, message, null, null, notes);
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }

  static PluginJar read(Path path) throws Unfit {
    try (JarFile jar = new JarFile(path.toFile(), false)) {
      PluginInfo plugin = plugin(path, jar);
      checkEntries(plugin, jar);
      return new PluginJar(plugin, index(plugin, jar));
    } catch (IOException | SecurityException e) {
      throw new Unfit("E205", path.getFileName() + " is no readable jar", path + "; it was not loaded");
    }
  }

  private static PluginInfo plugin(Path path, JarFile jar) throws IOException, Unfit {
    Manifest manifest = jar.getManifest();
    Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String id = attribute(attributes, "Plugin-Id", path);
    String version = attribute(attributes, "Plugin-Version", path);
    String requires = attribute(attributes, "Plugin-Requires", path);
    PluginInfo plugin = new PluginInfo(id, version, requires, attributes.getValue("Plugin-Provider"), path);
    if (!ApiVersion.valid(version)) {
      throw new Unfit("E205", "plugin " + id + " has the version \"" + version + "\", which is none", notLoaded(path),
          "write three numbers, such as 1.0.0, as Plugin-Version");
    }
    checkApi(plugin);
    if (attributes.getValue("Plugin-Dependencies") != null) {
      throw new Unfit("E205", "plugin " + id + " depends on other plugins", notLoaded(path),
          "pack what it needs into its own jar");
    }
    return plugin;
  }

  private static String attribute(Attributes attributes, String name, Path path) throws Unfit {
    String value = attributes.getValue(name);
    if (value != null && !value.isBlank()) return value.strip();
    throw new Unfit("E205", path.getFileName() + " has no " + name + " in its manifest", notLoaded(path));
  }

  private static void checkApi(PluginInfo plugin) throws Unfit {
    boolean fits;
    try {
      fits = ApiVersion.satisfies(plugin.requires());
    } catch (RuntimeException e) { // java-semver throws several kinds
      throw new Unfit("E205", "plugin " + plugin.id() + " needs engine API \"" + plugin.requires()
          + "\", which is no range of versions", notLoaded(plugin.jar()), "an example: >=0.1.0 & <0.2.0");
    }
    if (fits) return;
    throw new Unfit("E203", "plugin " + plugin.id() + " " + plugin.version() + " needs engine API " + plugin.requires()
        + ", this engine has " + ApiVersion.CURRENT, notLoaded(plugin.jar()),
        "install a version of the plugin that fits, or another engine");
  }

  private static void checkEntries(PluginInfo plugin, JarFile jar) throws Unfit {
    if (jar.size() > MAX_ENTRIES) {
      throw new Unfit("E205", "plugin " + plugin.id() + " has more than " + MAX_ENTRIES + " entries in its jar",
          notLoaded(plugin.jar()));
    }
    for (String name : API) {
      if (jar.getEntry(name) == null) continue;
      throw new Unfit("E207", plugin.jar().getFileName() + " contains classes of the engine API",
          notLoaded(plugin.jar()), "mark the API dependency as \"provided\" and build again");
    }
  }

  private static Index index(PluginInfo plugin, JarFile jar) throws IOException, Unfit {
    ZipEntry entry = jar.getEntry(Index.PATH);
    if (entry == null) {
      throw new Unfit("E206", "plugin " + plugin.id() + " has no index of its components", notLoaded(plugin.jar()),
          "build it with io.wirestash:engine-index as an annotation processor (JDK 23 and later: -proc:full)");
    }
    try (InputStream in = jar.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_INDEX + 1);
      if (bytes.length > MAX_INDEX) throw new IllegalArgumentException("its index is longer than 1 MiB");
      Index index = Index.parse(utf8(bytes), plugin);
      for (ComponentInfo component : index.components()) {
        if (component.kind() != Kind.FLOWS) continue;
        throw new IllegalArgumentException("it offers a flow table, which is the engine's own");
      }
      return index;
    } catch (IllegalArgumentException e) {
      throw new Unfit("E206", "plugin " + plugin.id() + " is not usable: " + e.getMessage(), notLoaded(plugin.jar()),
          "build it again with this engine's version of io.wirestash:engine-index");
    }
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("its index is not UTF-8");
    }
  }

  private static String notLoaded(Path jar) {
    return jar + "; it was not loaded";
  }
}
