package io.wirestash.cli;

import io.wirestash.core.catalog.Catalog;
import io.wirestash.core.diagnostic.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/**
 * The option that says where plugins are. Without it they come from the distribution's folder; a class path without a
 * distribution around it (an IDE, tests) offers what it holds.
 */
final class Installed {
  /** The distribution's folder, set by the start script. */
  private static final String HOME = "wirestash.home";

  @Option(names = "--plugins", paramLabel = "DIR", description = "Load plugins from this folder too (may be repeated).")
  List<Path> folders = new ArrayList<>();

  Catalog catalog(Consumer<Diagnostic> problems) {
    String home = System.getProperty(HOME);
    List<Path> all = new ArrayList<>();
    if (home != null) all.add(Path.of(home, "plugins"));
    all.addAll(folders);
    return all.isEmpty() ? Catalog.ofClassPath(Installed.class.getClassLoader()) : Catalog.read(all, problems);
  }
}
