package io.wirestash.output.jsonfile;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.wirestash.output.jsonfile.JsonFileOptions.Compression;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The names of the files that come out of one path: {@code dns.jsonl.gz}, {@code dns-000002.jsonl.gz} …, and of each
 * while it is written: {@code NAME.part}.
 */
final class FileNames {
  private static final int DIGITS = 6;
  private static final String PART = ".part";

  private final Path target;
  private final String stem;
  private final String ending;

  FileNames(Path target) {
    this.target = target;
    String name = target.getFileName().toString();
    int split = endOfStem(name);
    stem = name.substring(0, split) + "-";
    ending = name.substring(split);
  }

  private static int endOfStem(String name) {
    int end = name.length();
    for (Compression compression : Compression.values()) {
      if (name.endsWith(compression.suffix())) end = name.length() - compression.suffix().length();
    }
    int dot = name.lastIndexOf('.', end - 1);
    return dot > 0 ? dot : end;
  }

  Path numbered(int number) {
    String digits = Integer.toString(number);
    return target.resolveSibling(stem + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + ending);
  }

  static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + PART);
  }

  static boolean taken(Path file) {
    return Files.exists(file, NOFOLLOW_LINKS) || Files.exists(part(file), NOFOLLOW_LINKS);
  }

  /** The highest number in use for a complete or unfinished file; 0 if there is none. */
  int highestNumber() throws IOException {
    int highest = 0;
    try (DirectoryStream<Path> folder = Files.newDirectoryStream(target.getParent())) {
      for (Path file : folder) highest = Math.max(highest, number(file.getFileName().toString()));
    }
    return highest;
  }

  private int number(String name) {
    String complete = name.endsWith(PART) ? name.substring(0, name.length() - PART.length()) : name;
    int digits = complete.length() - stem.length() - ending.length();
    if (digits < DIGITS || digits > 9 || !complete.startsWith(stem) || !complete.endsWith(ending)) return 0;
    int number = 0;
    for (int i = stem.length(); i < stem.length() + digits; i++) {
      char c = complete.charAt(i);
      if (c < '0' || c > '9') return 0;
      number = number * 10 + c - '0';
    }
    return number;
  }
}
