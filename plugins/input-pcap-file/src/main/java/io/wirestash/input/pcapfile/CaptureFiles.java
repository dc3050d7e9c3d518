package io.wirestash.input.pcapfile;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the captures that the option {@code path} means. An existing file is taken by its name, whatever characters
 * that has; otherwise {@code *}, {@code ?} and {@code [..]} are patterns, in any component. A pattern does not match
 * names that begin with a dot unless it does so itself. Of a directory, files are taken that are captures or are named
 * like one.
 */
final class CaptureFiles {
  private static final List<String> SUFFIXES = List.of(".pcap", ".pcapng", ".cap");

  private final Set<CaptureSource> sources = new LinkedHashSet<>();
  private final List<String> problems = new ArrayList<>();

  static CaptureFiles find(List<Path> paths) {
    CaptureFiles files = new CaptureFiles();
    for (Path path : paths) files.add(path);
    return files;
  }

  /** Each capture once, in the order of the options, by name within a pattern or directory. */
  List<CaptureSource> sources() {
    return List.copyOf(sources);
  }

  /** What could not be found, for the user. */
  List<String> problems() {
    return problems;
  }

  private void add(Path path) {
    CaptureSource source = new CaptureSource(path);
    if (source.standardInput() || Files.exists(path)) {
      addExisting(path);
    } else if (pattern(path.toString())) {
      List<Path> matches = matches(path);
      if (matches.isEmpty()) problems.add(path + ": no file matches");
      for (Path match : matches) addExisting(match);
    } else {
      problems.add(path + ": no such file");
    }
  }

  private void addExisting(Path path) {
    if (!Files.isDirectory(path)) {
      sources.add(new CaptureSource(path));
      return;
    }
    List<Path> captures = list(path, "*", file -> Files.isRegularFile(file) && looksLikeCapture(file));
    if (captures.isEmpty()) problems.add(path + ": no captures in this directory");
    for (Path capture : captures) sources.add(new CaptureSource(capture));
  }

  private static boolean pattern(String name) {
    return name.indexOf('*') >= 0 || name.indexOf('?') >= 0 || name.indexOf('[') >= 0;
  }

  private List<Path> matches(Path pattern) {
    List<Path> found = new ArrayList<>();
    found.add(pattern.isAbsolute() ? pattern.getRoot() : Path.of(""));
    for (Path component : pattern) {
      String name = component.toString();
      List<Path> next = new ArrayList<>();
      for (Path directory : found) {
        if (pattern(name)) next.addAll(list(directory, name, path -> true));
        else if (Files.exists(directory.resolve(name))) next.add(directory.resolve(name));
      }
      found = next;
    }
    return found;
  }

  /** The entries of a directory whose names match, sorted. */
  private List<Path> list(Path directory, String glob, Predicate<Path> wanted) {
    List<Path> found = new ArrayList<>();
    if (!Files.isDirectory(directory)) return found;
    // Braces and backslashes mean something to Java, but not here.
    String escaped = glob.replaceAll("[{}\\\\]", "\\\\$0");
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, escaped)) {
      for (Path entry : entries) {
        boolean hidden = entry.getFileName().toString().startsWith(".") && !glob.startsWith(".");
        if (!hidden && wanted.test(entry)) found.add(directory.resolve(entry.getFileName()));
      }
    } catch (PatternSyntaxException e) {
      problems.add(glob + ": not a valid pattern");
    } catch (IOException e) {
      problems.add(directory + ": " + Problems.text(e));
    }
    found.sort(null);
    return found;
  }

  private static boolean looksLikeCapture(Path file) {
    CaptureSource source = new CaptureSource(file);
    try (ChannelStream raw = source.open()) {
      new CaptureStream(source.name(), raw).format();
      return true;
    } catch (IOException e) {
      return namedLikeCapture(file.getFileName().toString().toLowerCase(Locale.ROOT));
    }
  }

  private static boolean namedLikeCapture(String name) {
    for (String suffix : SUFFIXES) {
      if (name.endsWith(suffix) || name.endsWith(suffix + ".gz") || name.endsWith(suffix + ".zst")) return true;
    }
    return false;
  }
}
