package io.wirestash.output.jsonfile;

import io.wirestash.api.output.EventBatch;
import io.wirestash.output.jsonfile.JsonFileOptions.Compression;
import io.wirestash.output.jsonfile.JsonFileOptions.Fsync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;

/**
 * One path and the files that are written there one after the other. A plain file that is only added to is written in
 * place; any other is called {@code NAME.part} until it is complete.
 */
final class EventFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Bounds the memory for the names of files that must not be replaced. */
  private static final int MAX_REPLACED = 100_000;

  private final Path target;
  private final FileNames names;
  private final JsonFileOptions options;
  private final FullDisk fullDisk;
  private final Set<Path> written;
  private final BlockCompressor compressor;
  private final byte[] buffer;
  private int buffered;

  private Path file;
  private LineWriter writer;
  private boolean failed;
  private int number;
  private long size;
  private long interval = Long.MIN_VALUE;

  /** @param written the files that this run must not replace, since it wrote them */
  EventFile(Path target, JsonFileOptions options, FullDisk fullDisk, Set<Path> written) {
    this.target = target;
    this.names = new FileNames(target);
    this.options = options;
    this.fullDisk = fullDisk;
    this.written = written;
    this.compressor = BlockCompressor.of(options.compress());
    this.buffer = new byte[compressor == null ? BUFFER : BlockCompressor.BLOCK];
  }

  void open() throws IOException {
    SafeFile.prepareFolder(target.getParent());
    if (options.sealed()) {
      openPart();
    } else {
      file = target;
      writer = new LineWriter(file, SafeFile.openOrCreate(file), compressor, fullDisk);
      writer.endTornLine();
    }
    size = 0;
  }

  private void openPart() throws IOException {
    file = nextName();
    SafeFile.check(file);
    Path part = FileNames.part(file);
    if (!options.append()) {
      Files.deleteIfExists(part);
      remember(file);
    }
    writer = new LineWriter(part, SafeFile.create(part), compressor, fullDisk);
  }

  private void remember(Path begun) throws IOException {
    if (written.size() >= MAX_REPLACED) {
      throw new IOException("more than " + MAX_REPLACED + " files with append: false: leave out time fields of the path");
    }
    written.add(begun);
  }

  /** Without rotation the path itself if it is free; otherwise the number after the highest in use. */
  private Path nextName() throws IOException {
    boolean free = options.append() ? !FileNames.taken(target) : !written.contains(target);
    if (!options.rotates() && free) return target;
    if (number == 0) number = Math.max(names.highestNumber(), options.rotates() ? 0 : 1);
    return names.numbered(++number);
  }

  /** Takes over the events {@code from} to {@code to} of the batch. */
  void append(EventBatch batch, int from, int to) throws IOException {
    if (!options.rotates()) {
      int last = to - 1;
      append(batch.bytes(), batch.offset(from), batch.offset(last) + batch.length(last));
      return;
    }
    for (int i = from; i < to; i++) {
      rotateBefore(batch.length(i), batch.nanos(i));
      append(batch.bytes(), batch.offset(i), batch.offset(i) + batch.length(i));
      size += batch.length(i);
    }
  }

  private void rotateBefore(int length, long nanos) throws IOException {
    boolean tooLarge = options.rotateSize() != null && size > 0 && size + length > options.rotateSize().bytes();
    boolean tooLate = false;
    if (options.rotateInterval() != null) {
      long current = Math.floorDiv(nanos, options.rotateInterval().toNanos());
      tooLate = size > 0 && current > interval;
      interval = Math.max(interval, current);
    }
    if (tooLarge || tooLate) {
      close();
      open();
    }
  }

  private void append(byte[] lines, int from, int to) throws IOException {
    if (to - from > buffer.length - buffered) drain();
    if (to - from > buffer.length) {
      put(lines, from, to);
      return;
    }
    System.arraycopy(lines, from, buffer, buffered, to - from);
    buffered += to - from;
  }

  private void drain() throws IOException {
    int length = buffered;
    buffered = 0;
    put(buffer, 0, length);
  }

  private void put(byte[] lines, int from, int to) throws IOException {
    failed = true;
    writer.write(lines, from, to);
    failed = false;
  }

  /** Writes what is kept, but for a compressed block that is not full: nobody reads it before the file is complete. */
  void flush() throws IOException {
    if (options.compress() == Compression.NONE) drain();
  }

  /** Makes sure that the disk has all that was appended. */
  void force() throws IOException {
    drain();
    writer.force();
  }

  /** Completes the file, and gives it its name. After a failure it keeps the name that says it is not complete. */
  @Override
  public void close() throws IOException {
    if (writer == null) return;
    try (LineWriter closing = writer) {
      writer = null;
      if (failed) return;
      closing.write(buffer, 0, buffered);
      buffered = 0;
      closing.finish();
      if (options.fsync() != Fsync.NEVER) closing.force();
    }
    if (options.sealed()) Files.move(FileNames.part(file), file, StandardCopyOption.ATOMIC_MOVE);
    if (options.fsync() != Fsync.NEVER) SafeFile.forceFolder(file.getParent());
  }
}
