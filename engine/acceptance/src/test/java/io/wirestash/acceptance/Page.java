package io.wirestash.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Markdown page of the repository. */
record Page(Path file, List<String> lines) {
  private static final Path ROOT = Path.of("../..");
  private static final Pattern TITLE = Pattern.compile("`([\\w./-]+)`:");
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)");

  /**
   * A fenced block.
   *
   * @param title the file that the line before the block names, or null
   */
  record Block(Page page, int line, String language, String title, String text) {
    @Override
    public String toString() {
      return page + ":" + line;
    }
  }

  /** All pages that people wrote or that were generated, without what builds leave behind. */
  static List<Page> all() {
    try (Stream<Path> files = Files.walk(ROOT, 4)) {
      return files.filter(file -> file.toString().endsWith(".md")).filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/.git/")).sorted().map(Page::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Page of(String name) {
    return read(ROOT.resolve(name));
  }

  private static Page read(Path file) {
    try {
      return new Page(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String open = lines.get(i).strip();
      if (!open.startsWith("```")) continue;
      int end = i + 1;
      while (!lines.get(end).strip().equals("```")) end++;
      String text = String.join("\n", lines.subList(i + 1, end)).stripIndent() + "\n";
      blocks.add(new Block(this, i + 1, open.substring(3), title(i), text));
      i = end;
    }
    return blocks;
  }

  private String title(int fence) {
    if (fence < 2) return null;
    Matcher title = TITLE.matcher(lines.get(fence - 2));
    return title.matches() ? title.group(1) : null;
  }

  /** Files that the page links to. */
  List<Path> links() {
    return lines.stream().flatMap(line -> LINK.matcher(line).results()).map(link -> file.resolveSibling(link.group(1)))
        .toList();
  }

  @Override
  public String toString() {
    return ROOT.relativize(file).toString();
  }
}
