package io.wirestash.core.catalog;

import io.wirestash.api.Kind;
import io.wirestash.core.diagnostic.Diagnostic;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Everything that is installed: plugins, components, events. Immutable once read; no plugin code is run for it. */
public final class Catalog {
  private static final PluginInfo ENGINE = new PluginInfo("engine", ApiVersion.CURRENT, null, null, null);

  private final ClassLoader classPath;
  private final Map<String, PluginInfo> plugins = new LinkedHashMap<>();
  private final Map<String, ComponentInfo> components = new LinkedHashMap<>();
  private final Map<String, EventInfo> events = new LinkedHashMap<>();

  private Catalog(ClassLoader classPath) {
    this.classPath = classPath;
  }

  /**
   * Reads the engine's own components and all jars of some directories.
   *
   * @param problems told of each plugin that is left out and why; the others are usable nevertheless
   */
  public static Catalog read(List<Path> directories, Consumer<Diagnostic> problems) {
    Catalog catalog = new Catalog(Catalog.class.getClassLoader());
    catalog.addFlowTable();
    for (Path directory : directories) {
      for (Path jar : jars(directory, problems)) catalog.addJar(jar, problems);
    }
    return catalog;
  }

  /** Components on a class path, without plugin jars: for tests and for runs within a development environment. */
  public static Catalog ofClassPath(ClassLoader loader) {
    Catalog catalog = new Catalog(loader);
    catalog.addClassPath();
    return catalog;
  }

  private void addClassPath() {
    try {
      for (URL url : Collections.list(classPath.getResources(Index.PATH))) {
        Index index = index(url);
        for (ComponentInfo component : index.components()) components.putIfAbsent(key(component), component);
        for (EventInfo event : index.events()) events.putIfAbsent(event.recordClass(), event);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks no further than needed: each jar of the class path that is opened costs start-up time. */
  private void addFlowTable() {
    try {
      Enumeration<URL> urls = classPath.getResources(Index.PATH);
      while (urls.hasMoreElements() && components.isEmpty()) {
        for (ComponentInfo component : index(urls.nextElement()).components()) {
          if (component.kind() == Kind.FLOWS) components.put(key(component), component);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Index index(URL url) throws IOException {
    try (InputStream in = url.openStream()) {
      return Index.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), ENGINE);
    }
  }

  private static List<Path> jars(Path directory, Consumer<Diagnostic> problems) {
    List<Path> jars = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.jar")) {
      entries.forEach(jars::add);
      if (writableByOthers(directory)) {
        problems.accept(Diagnostic.warning("W510", "anyone may put plugins into " + directory, null, null,
            "a plugin runs with all your rights: chmod o-w " + directory));
      }
    } catch (IOException | RuntimeException e) { // an iteration wraps its IOException
      problems.accept(Diagnostic.error("E202", "cannot read the plugin directory " + directory, null, null,
          Files.isDirectory(directory) ? "it may not be read by this user" : "there is no such directory"));
    }
    Collections.sort(jars); // the same order on every file system
    return jars;
  }

  private static boolean writableByOthers(Path directory) throws IOException {
    if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) return false;
    return Files.getPosixFilePermissions(directory).contains(PosixFilePermission.OTHERS_WRITE);
  }

  private void addJar(Path path, Consumer<Diagnostic> problems) {
    PluginJar jar;
    try {
      jar = PluginJar.read(path);
    } catch (PluginJar.Unfit e) {
      problems.accept(e.diagnostic());
      return;
    }
    PluginInfo plugin = jar.plugin();
    PluginInfo first = plugins.putIfAbsent(plugin.id(), plugin);
    if (first != null) {
      problems.accept(Diagnostic.error("E204", "plugin " + plugin.id() + " is installed twice", null, null,
          first.jar() + " (version " + first.version() + ") is used",
          path + " (version " + plugin.version() + ") was not loaded"));
      return;
    }
    if (Files.isSymbolicLink(path)) {
      problems.accept(Diagnostic.warning("W511", "plugin " + plugin.id() + " is a symbolic link", null, null,
          path + ": who may change its target changes what runs here"));
    }
    for (ComponentInfo component : jar.index().components()) add(component, problems);
    for (EventInfo event : jar.index().events()) events.putIfAbsent(event.recordClass(), event);
  }

  private void add(ComponentInfo component, Consumer<Diagnostic> problems) {
    ComponentInfo first = components.putIfAbsent(key(component), component);
    if (first == null) return;
    problems.accept(Diagnostic.error("E208", "two plugins offer the " + component.kind().word() + " "
        + component.name(), null, null, "that of " + first.plugin().id() + " is used",
        "that of " + component.plugin().id() + " is not"));
  }

  private static String key(ComponentInfo component) {
    return key(component.kind(), component.name());
  }

  private static String key(Kind kind, String name) {
    return kind.name() + ' ' + name;
  }

  /** Plugins read from jars. */
  public Collection<PluginInfo> plugins() {
    return Collections.unmodifiableCollection(plugins.values());
  }

  public Collection<ComponentInfo> components() {
    return Collections.unmodifiableCollection(components.values());
  }

  public List<ComponentInfo> components(Kind kind) {
    return components.values().stream().filter(component -> component.kind() == kind).toList();
  }

  /** The component, or null if none of this kind and name is installed. */
  public ComponentInfo find(Kind kind, String name) {
    return components.get(key(kind, name));
  }

  public Collection<EventInfo> events() {
    return Collections.unmodifiableCollection(events.values());
  }

  /** Loads what comes from no jar. */
  public ClassLoader classPath() {
    return classPath;
  }
}
