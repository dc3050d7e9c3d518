package io.wirestash.output.jsonfile;

import io.wirestash.api.ByteSize;
import io.wirestash.api.Option;
import io.wirestash.api.output.EventFormat;
import java.nio.file.Path;
import java.time.Duration;

/** Options of {@code json_file}. */
public record JsonFileOptions(
    @Option(
            value = "The file. %Y %m %d %H %M stand for packet time (UTC), {type} for the event's type, %% for a %.",
            required = true,
            example = "events/{type}-%Y-%m-%d.jsonl")
        Path path,
    @Option(value = "Which names the members have: the product's own, or Elastic Common Schema.", fallback = "native")
        EventFormat format,
    @Option(value = "Keep what an earlier run wrote: add to its file, or take the next free number.", fallback = "true")
        boolean append,
    @Option(
            value = "Begin a new, numbered file before one would hold more than this, counted before compression.",
            min = 4096,
            example = "100MiB")
        ByteSize rotateSize,
    @Option(
            value = "Begin a new, numbered file whenever packet time enters another interval of this length.",
            min = 1000,
            max = 31_622_400_000L, // a year; far from what nanoseconds can count
            example = "1h")
        Duration rotateInterval,
    @Option(value = "Compress the files; adds .gz or .zst to their names.", fallback = "none") Compression compress,
    @Option(value = "When to make sure that the disk has what was written.", fallback = "rotate") Fsync fsync,
    @Option(
            value = "When the disk is full: wait for room, end the run, or go on without the events that do not fit.",
            fallback = "block")
        WhenFull whenFull,
    @Option(
            value = "Files open at a time; the one that was used least recently is closed for another.",
            fallback = "64",
            min = 1,
            max = 1024)
        int maxOpen) {

  /** How a file is compressed. */
  public enum Compression {
    NONE(""),
    /** RFC 1952, one member for each block of lines. */
    GZIP(".gz"),
    /** RFC 8878, one frame for each block of lines. */
    ZSTD(".zst");

    private final String suffix;

    Compression(String suffix) {
      this.suffix = suffix;
    }

    String suffix() {
      return suffix;
    }
  }

  /** When written bytes are forced to the disk. */
  public enum Fsync {
    NEVER,
    /** When a file is complete. */
    ROTATE,
    /** After each batch of events, too. */
    BATCH
  }

  /** What to do when the disk is full. */
  public enum WhenFull {
    BLOCK,
    FAIL,
    DROP
  }

  boolean rotates() {
    return rotateSize != null || rotateInterval != null;
  }

  /** True if a file gets its name when it is complete; until then it is called {@code NAME.part}. */
  boolean sealed() {
    return rotates() || compress != Compression.NONE || !append;
  }
}
