package io.wirestash.output.elasticsearch;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Events that the server refuses, in files of lines that only their owner may read:
 *
 * <pre>{"time":…,"output":…,"index":…,"id":…,"type":…,"nanos":…,"status":…,"error":…,"reason":…,"event":{…}}</pre>
 *
 * A run begins a new file with its first letter. All files together are bounded; the oldest give way. Any thread.
 */
final class DeadLetters {
  private static final long FILE_BYTES = 16 << 20;
  private static final int MAX_REASON = 2000;

  private final Path folder;
  private final String output;
  private final long maxBytes;
  private FileChannel file;
  private OutputStream out;
  private long written;
  private long dropped;

  DeadLetters(Path folder, String output, long maxBytes) {
    this.folder = folder;
    this.output = output;
    this.maxBytes = maxBytes;
  }

  /** Makes sure that letters can be written. */
  void open() throws IOException {
    if (Files.isDirectory(folder)) {
      if (!Files.isWritable(folder)) throw new IOException("cannot write dead letters to " + folder);
      return;
    }
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(folder, ownerOnly);
  }

  /** Keeps an event; durable after {@link #force}. */
  synchronized void add(Bulk bulk, int i, BulkReply.Item why) throws IOException {
    if (file == null || written > Math.min(FILE_BYTES, maxBytes / 2)) begin();
    byte[] head = head(bulk, i, why).getBytes(StandardCharsets.UTF_8);
    int length = bulk.documentLength(i);
    byte[] line = new byte[head.length + length + 2];
    System.arraycopy(head, 0, line, 0, head.length);
    System.arraycopy(bulk.body(), bulk.document(i), line, head.length, length);
    line[line.length - 2] = '}';
    line[line.length - 1] = '\n';
    out.write(line);
    written += line.length;
  }

  private String head(Bulk bulk, int i, BulkReply.Item why) {
    return "{\"time\":\"" + Instant.now() + "\",\"output\":" + json(output) + ",\"index\":\"" + bulk.index(i)
        + "\",\"id\":\"" + bulk.id(i) + "\",\"type\":\"" + bulk.type(i) + "\",\"nanos\":" + bulk.nanos(i)
        + ",\"status\":" + why.status() + ",\"error\":" + json(why.error())
        + ",\"reason\":" + json(why.reason()) + ",\"event\":";
  }

  private static String json(String text) {
    String cut = text.length() <= MAX_REASON ? text : text.substring(0, MAX_REASON) + "…";
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(cut)) + '"';
  }

  /** Begins the next file, and makes room for it. */
  private void begin() throws IOException {
    close();
    TreeSet<Path> files = files();
    long bytes = 0;
    for (Path path : files) bytes += Files.size(path);
    while (!files.isEmpty() && bytes > maxBytes - Math.min(FILE_BYTES, maxBytes / 2)) {
      Path oldest = files.pollFirst();
      bytes -= Files.size(oldest);
      try (var lines = Files.lines(oldest, StandardCharsets.ISO_8859_1)) {
        dropped += lines.count();
      }
      Files.delete(oldest);
    }
    int number = files.isEmpty() ? 1 : number(files.last()) + 1;
    Path next = folder.resolve(output + "-%06d.jsonl".formatted(number));
    var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    file = FileChannel.open(next, Set.of(CREATE_NEW, WRITE, LinkOption.NOFOLLOW_LINKS), ownerOnly);
    out = Channels.newOutputStream(file);
    written = 0;
  }

  private TreeSet<Path> files() throws IOException {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, output + "-??????.jsonl")) {
      found.forEach(files::add);
    }
    files.removeIf(path -> number(path) < 0);
    return files;
  }

  private int number(Path path) {
    String digits = path.getFileName().toString().substring(output.length() + 1, output.length() + 7);
    return digits.chars().allMatch(Character::isDigit) ? Integer.parseInt(digits) : -1;
  }

  /** The disk has what was added. */
  synchronized void force() throws IOException {
    if (file != null) file.force(false);
  }

  /** Letters of earlier times that had to give way. */
  synchronized long dropped() {
    return dropped;
  }

  synchronized void close() throws IOException {
    if (file != null) file.close();
    file = null;
  }
}
