package io.wirestash.processor.geoip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;

/** A database file with the state in which it was read. */
record DatabaseFile(Path path, FileTime changed, long size, PlaceSource source) {
  /** Whole files are read into memory, so that one that changes meanwhile harms nobody. */
  private static final long MOST = 1L << 30;

  private static final byte[] MAXMIND_MARK = {(byte) 0xab, (byte) 0xcd, (byte) 0xef, 'M', 'a', 'x', 'M', 'i', 'n', 'd'};

  /** @throws IOException with words for the user */
  static DatabaseFile read(Path path, String language) throws IOException {
    try {
      FileTime changed = Files.getLastModifiedTime(path);
      long size = Files.size(path);
      if (size > MOST) throw new IOException(path + " is larger than 1 GiB: no database of places is");
      byte[] content = Files.readAllBytes(path);
      return new DatabaseFile(path, changed, size, source(path, content, language));
    } catch (NoSuchFileException e) {
      throw new IOException("there is no database " + path
          + ": name a MaxMind DB file (GeoLite2, DB-IP Lite and others are free to download) or a qqwry.dat"
          + " in \"databases\", or take geoip out of the pipeline");
    }
  }

  private static PlaceSource source(Path path, byte[] content, String language) throws IOException {
    if (hasMark(content)) return new MaxMindDatabase(path, content, language);
    if (QqwryDatabase.looksLike(content)) return new QqwryDatabase(content);
    throw new IOException(path + " is neither a MaxMind DB file nor a qqwry.dat");
  }

  /** The metadata of a MaxMind DB begin, after a mark, within its last 128 KiB. */
  private static boolean hasMark(byte[] content) {
    for (int i = content.length - MAXMIND_MARK.length; i >= Math.max(0, content.length - (128 << 10)); i--) {
      if (Arrays.equals(content, i, i + MAXMIND_MARK.length, MAXMIND_MARK, 0, MAXMIND_MARK.length)) return true;
    }
    return false;
  }

  /** True if the file is there and is another than the one that was read. */
  boolean replaced() {
    try {
      return !Files.getLastModifiedTime(path).equals(changed) || Files.size(path) != size;
    } catch (IOException e) {
      return false; // it is being replaced: look again later
    }
  }
}
